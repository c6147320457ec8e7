/** Partnerships that were running before they were registered, one by one or from a file. */
@NullMarked
package org.concordat.store.registration;

import org.jspecify.annotations.NullMarked;
