/** How far the follower has read, and what it learnt. */
@NullMarked
package org.concordat.store.follower;

import org.jspecify.annotations.NullMarked;
