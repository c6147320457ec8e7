/** What this application deployed. */
@NullMarked
package org.concordat.store.deployments;

import org.jspecify.annotations.NullMarked;
