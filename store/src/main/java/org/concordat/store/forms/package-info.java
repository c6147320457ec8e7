/** Every version of every form the engine knows. */
@NullMarked
package org.concordat.store.forms;

import org.jspecify.annotations.NullMarked;
