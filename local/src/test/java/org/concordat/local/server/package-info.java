@NullMarked
package org.concordat.local.server;

import org.jspecify.annotations.NullMarked;
