/** Questions about work, time and history. */
@NullMarked
package org.concordat.records.history;

import org.jspecify.annotations.NullMarked;
