package org.concordat.store.forms;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version of every form, kept by form key so that a page shows the version its task is bound to. */
@Repository
public class FormRepository {

    /** One version of one form; {@code schema} is form-js JSON. */
    public record FormVersion(long formKey, String formId, int version, String schema) {}

    private final JdbcClient jdbc;

    public FormRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<FormVersion> byKey(long formKey) {
        return jdbc.sql("select form_key, form_id, version, schema from form_version where form_key = ?")
                .param(formKey)
                .query(FormVersion.class)
                .optional();
    }

    /** Keeps a version; a version once kept never changes. */
    public void save(FormVersion form) {
        jdbc.sql("""
                        insert into form_version (form_key, form_id, version, schema)
                        values (:key, :id, :version, :schema::jsonb) on conflict (form_key) do nothing""")
                .param("key", form.formKey())
                .param("id", form.formId())
                .param("version", form.version())
                .param("schema", form.schema())
                .update();
    }
}
