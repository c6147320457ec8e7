package org.concordat.workers.support;

import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration
@Import({StoreConfiguration.class, Sample.class, Story.class})
class WorkersConfiguration {}
