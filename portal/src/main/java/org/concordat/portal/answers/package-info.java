/** The pages behind a link, for an agency without an account. */
@NullMarked
package org.concordat.portal.answers;

import org.jspecify.annotations.NullMarked;
