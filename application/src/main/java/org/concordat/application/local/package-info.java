/** What exists only on one machine for trial: sample directory and local sign-ins. */
@NullMarked
package org.concordat.application.local;

import org.jspecify.annotations.NullMarked;
