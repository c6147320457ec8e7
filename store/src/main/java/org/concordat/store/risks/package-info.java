/** The risk registers of partnerships. */
@NullMarked
package org.concordat.store.risks;

import org.jspecify.annotations.NullMarked;
