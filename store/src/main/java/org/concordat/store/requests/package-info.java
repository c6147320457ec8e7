/** Requests: opening, closing, moving, finding them. */
@NullMarked
package org.concordat.store.requests;

import org.jspecify.annotations.NullMarked;
