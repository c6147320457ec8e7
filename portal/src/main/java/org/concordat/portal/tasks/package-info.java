/** My tasks and the task page. */
@NullMarked
package org.concordat.portal.tasks;

import org.jspecify.annotations.NullMarked;
