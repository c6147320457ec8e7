/** The one-shot run that puts models live. */
@NullMarked
package org.concordat.application.deploy;

import org.jspecify.annotations.NullMarked;
