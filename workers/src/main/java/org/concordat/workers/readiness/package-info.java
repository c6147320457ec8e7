/** What the models ask about how ready agencies are. */
@NullMarked
package org.concordat.workers.readiness;

import org.jspecify.annotations.NullMarked;
