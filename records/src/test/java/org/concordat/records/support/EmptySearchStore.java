package org.concordat.records.support;

import org.concordat.records.index.OwnIndices;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: no exported records, no indices of ours. */
final class EmptySearchStore implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(Exporter.class).forgetEverything();
        context.getBean(OwnIndices.class).drop();
    }
}
