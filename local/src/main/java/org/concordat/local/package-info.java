/** One machine without Docker: settings, ports, the whole stack and the launcher that {@code ./concordat} runs. */
@NullMarked
package org.concordat.local;

import org.jspecify.annotations.NullMarked;
