/** What people say in forms, bound to self-validating records, and the facts that follow for the engine. */
@NullMarked
package org.concordat.domain.commands;

import org.jspecify.annotations.NullMarked;
