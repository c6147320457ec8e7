/** The queue of mails: each at most once. */
@NullMarked
package org.concordat.store.mail;

import org.jspecify.annotations.NullMarked;
