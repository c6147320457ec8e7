package org.concordat.domain.commands;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;

/** What somebody enters about a design, complete but for what a test takes away. */
final class Designs {

    /** The fields in the order of the page. */
    enum Field {
        MAIN_REASON("mainReason"),
        WHY_NOT_ALONE("whyNotAlone"),
        EXISTING("existing"),
        EXISTING_NOTE("existingNote"),
        AREA("area"),
        BOUNDARIES("boundaries"),
        PRIMARY_MODEL("primaryModel"),
        SECONDARY_MODELS("secondaryModels"),
        FORM("form"),
        DEGREE("degree"),
        STARTS_ON("startsOn"),
        ENDS_ON("endsOn"),
        REVIEW_AFTER_MONTHS("reviewAfterMonths"),
        MONEY("money"),
        RISK("risk"),
        DUTY("duty"),
        ASPECTS("aspects");

        final String key;

        Field(String key) {
            this.key = key;
        }
    }

    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    private Designs() {}

    /** Reviewed after a year, without an end; nothing that may be left out. */
    static Designs complete() {
        return new Designs()
                .with(Field.MAIN_REASON, MainReason.GAP)
                .with(Field.WHY_NOT_ALONE, "Each of us sees a part")
                .with(Field.EXISTING, ExistingPartnership.NONE_SUITS)
                .with(Field.EXISTING_NOTE, "The others look at holidays")
                .with(Field.AREA, "The east of the town")
                .with(Field.PRIMARY_MODEL, WorkingModel.COORDINATED_DELIVERY)
                .with(Field.FORM, PartnershipForm.STEERING_GROUP)
                .with(Field.DEGREE, JointWorking.COOPERATION)
                .with(Field.STARTS_ON, "2027-01-04")
                .with(Field.REVIEW_AFTER_MONTHS, "12")
                .with(Field.MONEY, MoneyBand.NONE)
                .with(Field.RISK, Risk.LOW)
                .with(Field.DUTY, StatutoryDuty.NO);
    }

    Designs with(Field field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
        return this;
    }

    Designs without(Field field) {
        return with(field, null);
    }

    @SuppressWarnings("unchecked")
    DesignAnswers answers() {
        return new DesignAnswers(
                (MainReason) values.get(Field.MAIN_REASON),
                (String) values.get(Field.WHY_NOT_ALONE),
                (ExistingPartnership) values.get(Field.EXISTING),
                (String) values.get(Field.EXISTING_NOTE),
                (String) values.get(Field.AREA),
                (String) values.get(Field.BOUNDARIES),
                (WorkingModel) values.get(Field.PRIMARY_MODEL),
                (List<WorkingModel>) values.get(Field.SECONDARY_MODELS),
                (PartnershipForm) values.get(Field.FORM),
                (JointWorking) values.get(Field.DEGREE),
                (String) values.get(Field.STARTS_ON),
                (String) values.get(Field.ENDS_ON),
                (String) values.get(Field.REVIEW_AFTER_MONTHS),
                (MoneyBand) values.get(Field.MONEY),
                (Risk) values.get(Field.RISK),
                (StatutoryDuty) values.get(Field.DUTY),
                (List<GroupAspect>) values.get(Field.ASPECTS));
    }

    static ChangeProposal changed(
            @Nullable String name,
            @Nullable String targetGroup,
            @Nullable String rationale,
            @Nullable List<String> agencyIds,
            DesignAnswers design) {
        return new ChangeProposal(
                name,
                targetGroup,
                design.mainReason(),
                rationale,
                design.whyNotAlone(),
                design.existing(),
                design.existingNote(),
                agencyIds,
                design.area(),
                design.boundaries(),
                design.primaryModel(),
                design.secondaryModels(),
                design.form(),
                design.degree(),
                design.startsOn(),
                design.endsOn(),
                design.reviewAfterMonths(),
                design.money(),
                design.risk(),
                design.duty(),
                design.aspects());
    }
}
