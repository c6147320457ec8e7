package org.concordat.records.support;

import java.util.List;
import org.concordat.records.index.OwnIndices;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: no rows, no exported records, no indices of ours. */
final class EmptyDatabases implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        empty(context.getBean(JdbcClient.class));
        context.getBean(Exporter.class).forgetEverything();
        context.getBean(OwnIndices.class).drop();
    }

    private static void empty(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                           and table_name <> 'flyway_schema_history'""").query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
    }
}
