/** Proposing and following partnerships. */
@NullMarked
package org.concordat.portal.partnerships;

import org.jspecify.annotations.NullMarked;
