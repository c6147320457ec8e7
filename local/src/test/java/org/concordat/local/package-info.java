@NullMarked
package org.concordat.local;

import org.jspecify.annotations.NullMarked;
