/** One question put to one agency or person, with its deadline and its state. */
@NullMarked
package org.concordat.domain.requests;

import org.jspecify.annotations.NullMarked;
