/** The portal with its real beans on a real PostgreSQL; only the search store is out of reach. */
@NullMarked
package org.concordat.portal.support;

import org.jspecify.annotations.NullMarked;
