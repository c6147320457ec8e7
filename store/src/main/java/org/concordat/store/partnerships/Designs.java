package org.concordat.store.partnerships;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Design;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what proposals say about the shape of a partnership. */
@Repository
public class Designs {

    private static final String COLUMNS = """
            main_reason, why_not_alone, existing, existing_note, area, boundaries, primary_model, secondary_models, form,
            degree, starts_on, ends_on, review_after_months, money, risk, duty,
            aspects""";

    private final JdbcClient jdbc;

    public Designs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing for a partnership that was proposed before all this was asked. */
    public Optional<Design> find(UUID partnershipId) {
        return jdbc.sql("select " + COLUMNS + " from partnership_design where partnership_id = ?")
                .param(partnershipId)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Design read(ResultSet row) throws SQLException {
        return new Design(
                MainReason.valueOf(row.getString("main_reason")),
                row.getString("why_not_alone"),
                ExistingPartnership.valueOf(row.getString("existing")),
                row.getString("existing_note"),
                row.getString("area"),
                row.getString("boundaries"),
                WorkingModel.valueOf(row.getString("primary_model")),
                models(row),
                PartnershipForm.valueOf(row.getString("form")),
                JointWorking.valueOf(row.getString("degree")),
                row.getObject("starts_on", LocalDate.class),
                end(row),
                months(row),
                MoneyBand.valueOf(row.getString("money")),
                Risk.valueOf(row.getString("risk")),
                StatutoryDuty.valueOf(row.getString("duty")),
                aspects(row));
    }

    private static List<WorkingModel> models(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("secondary_models").getArray())
                .map(WorkingModel::valueOf)
                .toList();
    }

    private static List<GroupAspect> aspects(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("aspects").getArray())
                .map(GroupAspect::valueOf)
                .toList();
    }

    private static @Nullable LocalDate end(ResultSet row) throws SQLException {
        return row.getObject("ends_on", LocalDate.class);
    }

    private static @Nullable Integer months(ResultSet row) throws SQLException {
        return row.getObject("review_after_months", Integer.class);
    }

    /** Writes it, in place of what was there. */
    void save(UUID partnershipId, Design design) {
        jdbc.sql("""
                        insert into partnership_design (partnership_id, %s)
                        values (:id, :mainReason, :whyNotAlone, :existing, :existingNote, :area, :boundaries, :model, :models,
                                :form, :degree, :startsOn, :endsOn, :months, :money, :risk, :duty,
                                :aspects)
                        on conflict (partnership_id) do update set (%s)
                             = (:mainReason, :whyNotAlone, :existing, :existingNote, :area, :boundaries, :model, :models,
                                :form, :degree, :startsOn, :endsOn, :months, :money, :risk, :duty,
                                :aspects)""".formatted(COLUMNS, COLUMNS))
                .param("id", partnershipId)
                .param("mainReason", design.mainReason().name())
                .param("whyNotAlone", design.whyNotAlone())
                .param("existing", design.existing().name())
                .param("existingNote", design.existingNote())
                .param("area", design.area())
                .param("boundaries", design.boundaries())
                .param("model", design.primaryModel().name())
                .param(
                        "models",
                        design.secondaryModels().stream().map(Enum::name).toArray(String[]::new))
                .param("form", design.form().name())
                .param("degree", design.degree().name())
                .param("startsOn", Date.valueOf(design.startsOn()))
                .param("endsOn", design.endsOn() == null ? null : Date.valueOf(design.endsOn()))
                .param("months", design.reviewAfterMonths())
                .param("money", design.money().name())
                .param("risk", design.risk().name())
                .param("duty", design.duty().name())
                .param("aspects", design.aspects().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }
}
