package org.concordat.store.support;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: no rows in the database, and the {@link TestClock}, where there is one, at its start. */
public final class EmptyStore implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        empty(context.getBean(JdbcClient.class));
        context.getBeanProvider(TestClock.class).ifAvailable(clock -> clock.set(TestClock.START));
    }

    private static void empty(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                           and table_name <> 'flyway_schema_history'""").query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
    }
}
