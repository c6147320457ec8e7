/** The pages of a partnership's documents. */
@NullMarked
package org.concordat.portal.documents;

import org.jspecify.annotations.NullMarked;
