/** The directory as administrators see it. */
@NullMarked
package org.concordat.portal.directory;

import org.jspecify.annotations.NullMarked;
