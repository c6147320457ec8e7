/** Commands to the engine: from the outbox, and to repair incidents. */
@NullMarked
package org.concordat.workers.engine;

import org.jspecify.annotations.NullMarked;
