/** Which flow nodes of our processes no process test passes through. */
@NullMarked
package org.concordat.processtests.coverage;

import org.jspecify.annotations.NullMarked;
