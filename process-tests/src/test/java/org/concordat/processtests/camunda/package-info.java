/**
 * A Camunda for process tests on one machine: a real engine, and in front of it the part of Camunda 8.8's REST and
 * management interface that Camunda Process Test calls. See the module's README for what is real and what stands in.
 */
@NullMarked
package org.concordat.processtests.camunda;

import org.jspecify.annotations.NullMarked;
