/** Links by which an agency without an account answers one request: sending them, and what whoever holds one can do. */
@NullMarked
package org.concordat.store.links;

import org.jspecify.annotations.NullMarked;
