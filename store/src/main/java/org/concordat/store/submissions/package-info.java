/** Accepting what people say: one transaction for answer, effect and the message to the engine. */
@NullMarked
package org.concordat.store.submissions;

import org.jspecify.annotations.NullMarked;
