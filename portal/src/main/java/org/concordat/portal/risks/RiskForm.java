package org.concordat.portal.risks;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.store.risks.RiskRegister.StoredRisk;
import org.jspecify.annotations.Nullable;

/** What the page about one risk sends; everything is text until the command has been made of it. */
public class RiskForm {

    private @Nullable UUID id;
    private @Nullable Long version;
    private String difficulty = "";
    private String description = "";
    private String likelihood = "";
    private String impact = "";
    private String remedy = "";
    private String ownerId = "";
    private String dueOn = "";

    static RiskForm of(StoredRisk risk) {
        RiskForm form = new RiskForm();
        form.id = risk.id();
        form.version = risk.version();
        form.difficulty = risk.difficulty() == null ? "" : risk.difficulty().name();
        form.description = risk.description();
        form.likelihood = Integer.toString(risk.likelihood());
        form.impact = Integer.toString(risk.impact());
        form.remedy = risk.remedy();
        form.ownerId = Objects.requireNonNullElse(risk.ownerId(), "");
        form.dueOn = risk.dueOn() == null ? "" : risk.dueOn().toString();
        return form;
    }

    /** A known difficulty with the remedy that helped elsewhere, to be made one's own. */
    static RiskForm suggesting(EarlyDifficulty known) {
        RiskForm form = new RiskForm();
        form.difficulty = known.name();
        form.description = known.label();
        form.remedy = known.remedy();
        return form;
    }

    EnterRisk toCommand() {
        return new EnterRisk(difficultyOf(difficulty), description, likelihood, impact, remedy, ownerId, dueOn);
    }

    static @Nullable EarlyDifficulty difficultyOf(String name) {
        return Arrays.stream(EarlyDifficulty.values())
                .filter(difficulty -> difficulty.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public String getDifficulty() {
        return difficulty;
    }

    public void setDifficulty(String difficulty) {
        this.difficulty = difficulty;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getLikelihood() {
        return likelihood;
    }

    public void setLikelihood(String likelihood) {
        this.likelihood = likelihood;
    }

    public String getImpact() {
        return impact;
    }

    public void setImpact(String impact) {
        this.impact = impact;
    }

    public String getRemedy() {
        return remedy;
    }

    public void setRemedy(String remedy) {
        this.remedy = remedy;
    }

    public String getOwnerId() {
        return ownerId;
    }

    public void setOwnerId(String ownerId) {
        this.ownerId = ownerId;
    }

    public String getDueOn() {
        return dueOn;
    }

    public void setDueOn(String dueOn) {
        this.dueOn = dueOn;
    }
}
