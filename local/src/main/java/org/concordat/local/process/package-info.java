/** Operating system processes: start, find again after a crash, signal, wait. */
@NullMarked
package org.concordat.local.process;

import org.jspecify.annotations.NullMarked;
