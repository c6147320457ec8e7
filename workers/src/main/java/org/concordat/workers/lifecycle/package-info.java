/** Job workers of the lifecycle. */
@NullMarked
package org.concordat.workers.lifecycle;

import org.jspecify.annotations.NullMarked;
