/** Follows the records that the engine exports. */
@NullMarked
package org.concordat.records.follower;

import org.jspecify.annotations.NullMarked;
