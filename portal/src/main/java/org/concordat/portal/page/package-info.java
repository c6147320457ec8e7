/** What every page shows. */
@NullMarked
package org.concordat.portal.page;

import org.jspecify.annotations.NullMarked;
