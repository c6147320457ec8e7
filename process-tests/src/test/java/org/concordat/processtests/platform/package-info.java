/** The check of the platform that follows a deployment. */
@NullMarked
package org.concordat.processtests.platform;

import org.jspecify.annotations.NullMarked;
