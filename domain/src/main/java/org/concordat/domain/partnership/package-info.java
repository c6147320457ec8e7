/** A partnership, its stage and its agencies. */
@NullMarked
package org.concordat.domain.partnership;

import org.jspecify.annotations.NullMarked;
