@NullMarked
package org.concordat.local.mail;

import org.jspecify.annotations.NullMarked;
