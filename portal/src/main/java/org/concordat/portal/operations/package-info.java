/** What administrators see of the running system. */
@NullMarked
package org.concordat.portal.operations;

import org.jspecify.annotations.NullMarked;
