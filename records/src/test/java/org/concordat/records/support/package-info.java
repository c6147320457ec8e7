/** What the tests of the records share: a real PostgreSQL, a real Elasticsearch, and records that Zeebe 8.6.0 exported. */
@NullMarked
package org.concordat.records.support;

import org.jspecify.annotations.NullMarked;
