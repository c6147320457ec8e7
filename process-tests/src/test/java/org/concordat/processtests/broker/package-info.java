/**
 * What our processes need of the engine that they are deployed to: that it takes every model, and that an instance at
 * any of its waits can follow a new version. Both read the models, so a new one is covered without a new test.
 */
@NullMarked
package org.concordat.processtests.broker;

import org.jspecify.annotations.NullMarked;
