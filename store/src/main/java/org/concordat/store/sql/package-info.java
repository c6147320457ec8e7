/** Small conveniences for SQL. */
@NullMarked
package org.concordat.store.sql;

import org.jspecify.annotations.NullMarked;
