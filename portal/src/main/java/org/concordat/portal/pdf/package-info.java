/** Pages made into PDF files. */
@NullMarked
package org.concordat.portal.pdf;

import org.jspecify.annotations.NullMarked;
