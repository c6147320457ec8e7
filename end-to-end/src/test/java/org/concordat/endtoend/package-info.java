/** Whole-product runs on the real stack. */
@NullMarked
package org.concordat.endtoend;

import org.jspecify.annotations.NullMarked;
