/** The pages on which people say when they are away, and administrators say it for them. */
@NullMarked
package org.concordat.portal.absences;

import org.jspecify.annotations.NullMarked;
