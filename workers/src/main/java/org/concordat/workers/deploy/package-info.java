/** Putting models, decisions and forms live. */
@NullMarked
package org.concordat.workers.deploy;

import org.jspecify.annotations.NullMarked;
