/** The directory: agencies, bodies, people, functions, sign-ins. */
@NullMarked
package org.concordat.store.directory;

import org.jspecify.annotations.NullMarked;
