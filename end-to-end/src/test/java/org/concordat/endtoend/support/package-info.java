/** What the end-to-end tests stand on: the running stack, and small ways to look at it and to act in it. */
@NullMarked
package org.concordat.endtoend.support;

import org.jspecify.annotations.NullMarked;
