/** What the tests of the store share: a real PostgreSQL, clocks that stand still, and a small directory. */
@NullMarked
package org.concordat.store.support;

import org.jspecify.annotations.NullMarked;
