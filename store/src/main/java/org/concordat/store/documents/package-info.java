/** The documents of partnerships: what is taken as a file, and where it is kept. */
@NullMarked
package org.concordat.store.documents;

import org.jspecify.annotations.NullMarked;
