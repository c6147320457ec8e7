/** The connection to Elasticsearch. */
@NullMarked
package org.concordat.records.elasticsearch;

import org.jspecify.annotations.NullMarked;
