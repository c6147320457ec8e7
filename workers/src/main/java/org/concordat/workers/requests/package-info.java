/** Job workers that open and close requests. */
@NullMarked
package org.concordat.workers.requests;

import org.jspecify.annotations.NullMarked;
