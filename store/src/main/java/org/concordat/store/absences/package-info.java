/** Who is away, and who stands in meanwhile. */
@NullMarked
package org.concordat.store.absences;

import org.jspecify.annotations.NullMarked;
