/** One class per server: how it is prepared, started, asked for its health and stopped. */
@NullMarked
package org.concordat.local.server;

import org.jspecify.annotations.NullMarked;
