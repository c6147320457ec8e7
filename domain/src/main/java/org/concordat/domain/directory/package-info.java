/** Agencies, bodies, people and the functions they hold. */
@NullMarked
package org.concordat.domain.directory;

import org.jspecify.annotations.NullMarked;
