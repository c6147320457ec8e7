/** Whether models, forms, commands, workers and variables speak of the same things. */
@NullMarked
package org.concordat.application.contract;

import org.jspecify.annotations.NullMarked;
