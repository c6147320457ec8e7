/** Working days and the deadlines counted in them. */
@NullMarked
package org.concordat.domain.calendar;

import org.jspecify.annotations.NullMarked;
