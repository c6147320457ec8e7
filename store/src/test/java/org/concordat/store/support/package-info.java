/**
 * What tests on the store share, also those of other modules: a real PostgreSQL, a clock that stands still, a small
 * directory, races. Nothing here is found by a scan of {@code org.concordat.store}: who wants a class imports it.
 */
@NullMarked
package org.concordat.store.support;

import org.jspecify.annotations.NullMarked;
