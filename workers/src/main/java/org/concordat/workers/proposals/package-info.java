/** Job workers between a proposal and the decision that suggests its tier. */
@NullMarked
package org.concordat.workers.proposals;

import org.jspecify.annotations.NullMarked;
