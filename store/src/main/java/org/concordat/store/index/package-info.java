/** Which documents of the search index are out of date. */
@NullMarked
package org.concordat.store.index;

import org.jspecify.annotations.NullMarked;
