package org.concordat.records.follower;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.springframework.stereotype.Component;

/** Keeps every form version by its key, so that a task's page shows the version the task is bound to. */
@Component
class FormEffect implements EffectsConsumer.Effect {

    private final FormRepository forms;

    FormEffect(FormRepository forms) {
        this.forms = forms;
    }

    @Override
    public String valueType() {
        return "FORM";
    }

    @Override
    public boolean apply(EngineRecord record) {
        if (record.intent().equals("CREATED")) {
            String schema = new String(Base64.getDecoder().decode(record.text("resource")), StandardCharsets.UTF_8);
            forms.save(new FormVersion(
                    record.number("formKey"), record.text("formId"), (int) record.number("version"), schema));
        }
        return true;
    }
}
