/** What this application deployed, and which running lifecycles followed it. */
@NullMarked
package org.concordat.store.deployments;

import org.jspecify.annotations.NullMarked;
