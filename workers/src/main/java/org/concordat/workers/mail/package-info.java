/** Writing and sending mail. */
@NullMarked
package org.concordat.workers.mail;

import org.jspecify.annotations.NullMarked;
