/** Who may see and do what, decided in one place. */
@NullMarked
package org.concordat.store.access;

import org.jspecify.annotations.NullMarked;
