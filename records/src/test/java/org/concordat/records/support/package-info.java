/** What the tests of the records share: a real PostgreSQL, a real Elasticsearch, and records of two versions of the engine. */
@NullMarked
package org.concordat.records.support;

import org.jspecify.annotations.NullMarked;
