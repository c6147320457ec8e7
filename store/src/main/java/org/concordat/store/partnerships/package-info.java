/** Partnerships and their proposals. */
@NullMarked
package org.concordat.store.partnerships;

import org.jspecify.annotations.NullMarked;
