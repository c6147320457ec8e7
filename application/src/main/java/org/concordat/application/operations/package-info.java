/** What those who run the system can see. */
@NullMarked
package org.concordat.application.operations;

import org.jspecify.annotations.NullMarked;
