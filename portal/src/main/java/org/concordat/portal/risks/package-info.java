/** The pages of a partnership's risk register. */
@NullMarked
package org.concordat.portal.risks;

import org.jspecify.annotations.NullMarked;
