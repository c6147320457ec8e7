/** Signing in and out, and what the browser is told. */
@NullMarked
package org.concordat.portal.security;

import org.jspecify.annotations.NullMarked;
