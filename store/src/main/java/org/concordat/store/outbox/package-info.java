/** Things still to be done outside the database. */
@NullMarked
package org.concordat.store.outbox;

import org.jspecify.annotations.NullMarked;
