@NullMarked
package org.concordat.local.process;

import org.jspecify.annotations.NullMarked;
