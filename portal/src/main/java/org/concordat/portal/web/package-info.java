/** What every page shares: the front-end bundles, the data put into pages, and the headers that guard them. */
@NullMarked
package org.concordat.portal.web;

import org.jspecify.annotations.NullMarked;
