/** How the parts are put together. */
@NullMarked
package org.concordat.application.wiring;

import org.jspecify.annotations.NullMarked;
