/** What happened to a partnership, and who did it. */
@NullMarked
package org.concordat.store.events;

import org.jspecify.annotations.NullMarked;
