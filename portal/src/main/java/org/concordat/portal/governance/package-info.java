/** The terms of reference, drafted from what was agreed. */
@NullMarked
package org.concordat.portal.governance;

import org.jspecify.annotations.NullMarked;
