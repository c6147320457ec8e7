/** The two clocks of the application. */
@NullMarked
package org.concordat.domain.time;

import org.jspecify.annotations.NullMarked;
