/** Fetches server distributions once, checks them and unpacks them into the user's cache. */
@NullMarked
package org.concordat.local.distribution;

import org.jspecify.annotations.NullMarked;
