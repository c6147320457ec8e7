/** The set-up stage. */
@NullMarked
package org.concordat.processtests.setup;

import org.jspecify.annotations.NullMarked;
