/** The few words that process tests are told in: who is asked, what they answer, how much time passes. */
@NullMarked
package org.concordat.processtests.story;

import org.jspecify.annotations.NullMarked;
