/** The lifecycle of one partnership. */
@NullMarked
package org.concordat.processtests.lifecycle;

import org.jspecify.annotations.NullMarked;
