/** A real SMTP server that keeps what it receives and shows it on a loopback page. */
@NullMarked
package org.concordat.local.mail;

import org.jspecify.annotations.NullMarked;
