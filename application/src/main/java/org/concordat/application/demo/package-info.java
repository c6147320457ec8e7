/** The demo: a written case is read, filed through the product's own services, answered by its people, and told. */
@NullMarked
package org.concordat.application.demo;

import org.jspecify.annotations.NullMarked;
