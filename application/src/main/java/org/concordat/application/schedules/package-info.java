/** What runs by itself, on one instance at a time. */
@NullMarked
package org.concordat.application.schedules;

import org.jspecify.annotations.NullMarked;
