/** Job workers that decide who is told what. */
@NullMarked
package org.concordat.workers.notifications;

import org.jspecify.annotations.NullMarked;
