/** Tests of what the module packages and generates. */
@NullMarked
package org.concordat.processes;

import org.jspecify.annotations.NullMarked;
