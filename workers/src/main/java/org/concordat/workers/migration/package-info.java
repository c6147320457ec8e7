/** Moving running partnerships to the version of their lifecycle that was deployed last. */
@NullMarked
package org.concordat.workers.migration;

import org.jspecify.annotations.NullMarked;
