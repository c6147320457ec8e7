@NullMarked
package org.concordat.local.distribution;

import org.jspecify.annotations.NullMarked;
