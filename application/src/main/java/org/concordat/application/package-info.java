/** The one deployable. */
@NullMarked
package org.concordat.application;

import org.jspecify.annotations.NullMarked;
