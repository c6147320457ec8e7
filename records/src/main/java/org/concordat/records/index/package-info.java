/** Our own search indices: can be dropped and are made again. */
@NullMarked
package org.concordat.records.index;

import org.jspecify.annotations.NullMarked;
