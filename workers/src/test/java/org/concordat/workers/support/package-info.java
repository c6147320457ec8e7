/** What the tests of the workers share: the store on a real PostgreSQL, clocks, and servers for mail. */
@NullMarked
package org.concordat.workers.support;

import org.jspecify.annotations.NullMarked;
