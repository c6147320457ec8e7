/** The rules of the house, and the proof that they bite. */
@NullMarked
package org.concordat.application.architecture;

import org.jspecify.annotations.NullMarked;
