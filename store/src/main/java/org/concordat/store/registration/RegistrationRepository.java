package org.concordat.store.registration;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Registration.Agreement;
import org.concordat.domain.partnership.Registration.Document;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes what is known of partnerships that were registered while they were running. */
@Repository
public class RegistrationRepository {

    private record Start(UUID partnershipId, LocalDate startedOn) {}

    private final JdbcClient jdbc;

    public RegistrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing for a partnership that was proposed. */
    public Optional<Registration> find(UUID partnershipId) {
        List<Document> documents = documents(partnershipId);
        return jdbc.sql("""
                        select area, primary_model, secondary_models, form, degree, started_on, ends_on, review_on,
                               agreement_name, agreement_signed_on, agreement_kept_at
                          from partnership_registration where partnership_id = ?""")
                .param(partnershipId)
                .query((row, number) -> read(row, documents))
                .optional();
    }

    private List<Document> documents(UUID partnershipId) {
        return jdbc.sql("select name, kept_at from registered_document where partnership_id = ? order by position")
                .param(partnershipId)
                .query(Document.class)
                .list();
    }

    private static Registration read(ResultSet row, List<Document> documents) throws SQLException {
        return new Registration(
                row.getString("area"),
                WorkingModel.valueOf(row.getString("primary_model")),
                Arrays.stream((String[]) row.getArray("secondary_models").getArray())
                        .map(WorkingModel::valueOf)
                        .toList(),
                PartnershipForm.valueOf(row.getString("form")),
                JointWorking.valueOf(row.getString("degree")),
                row.getObject("started_on", LocalDate.class),
                day(row, "ends_on"),
                day(row, "review_on"),
                agreement(row),
                documents);
    }

    private static @Nullable Agreement agreement(ResultSet row) throws SQLException {
        LocalDate signedOn = day(row, "agreement_signed_on");
        return signedOn == null
                ? null
                : new Agreement(row.getString("agreement_name"), signedOn, row.getString("agreement_kept_at"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** Since when each registered partnership runs. */
    public Map<UUID, LocalDate> starts() {
        return jdbc
                .sql("select partnership_id, started_on from partnership_registration")
                .query(Start.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Start::partnershipId, Start::startedOn));
    }

    /**
     * Writes it. Returns false, and changes nothing, when another partnership of this name that started on the same day
     * is registered already.
     */
    boolean insert(UUID partnershipId, String name, Registration known) {
        Optional<Agreement> agreement = Optional.ofNullable(known.agreement());
        int rows = jdbc.sql("""
                        insert into partnership_registration (partnership_id, name_key, area, primary_model,
                               secondary_models, form, degree, started_on, ends_on, review_on, agreement_name,
                               agreement_signed_on, agreement_kept_at)
                        values (:id, :name, :area, :model, :models, :form, :degree, :startedOn, :endsOn, :reviewOn,
                                :agreement, :signedOn, :keptAt)
                        on conflict (name_key, started_on) do nothing""")
                .param("id", partnershipId)
                .param("name", keyOf(name))
                .param("area", known.area())
                .param("model", known.primaryModel().name())
                .param(
                        "models",
                        known.secondaryModels().stream().map(Enum::name).toArray(String[]::new))
                .param("form", known.form().name())
                .param("degree", known.degree().name())
                .param("startedOn", Date.valueOf(known.startedOn()))
                .param("endsOn", sqlDay(known.endsOn()))
                .param("reviewOn", sqlDay(known.reviewOn()))
                .param("agreement", agreement.map(Agreement::name).orElse(null))
                .param("signedOn", sqlDay(agreement.map(Agreement::signedOn).orElse(null)))
                .param("keptAt", agreement.map(Agreement::keptAt).orElse(null))
                .update();
        if (rows == 1) {
            insertDocuments(partnershipId, known.documents());
        }
        return rows == 1;
    }

    private void insertDocuments(UUID partnershipId, List<Document> documents) {
        for (int position = 0; position < documents.size(); position++) {
            jdbc.sql("insert into registered_document (partnership_id, position, name, kept_at) values (?, ?, ?, ?)")
                    .param(partnershipId)
                    .param(position)
                    .param(documents.get(position).name())
                    .param(documents.get(position).keptAt())
                    .update();
        }
    }

    private static @Nullable Date sqlDay(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /** Whether a partnership of this name that started on this day is registered, or proposed and still alive. */
    boolean isThere(String name, LocalDate startedOn) {
        return jdbc.sql("""
                        select exists (select from partnership_registration where name_key = :name and started_on = :day)
                            or exists (select from partnership p join partnership_design d on d.partnership_id = p.id
                                        where d.starts_on = :day and p.standing not in ('STOPPED', 'WITHDRAWN')
                                          and lower(regexp_replace(p.name, '\\s+', ' ', 'g')) = :name)""")
                .param("name", keyOf(name))
                .param("day", Date.valueOf(startedOn))
                .query(Boolean.class)
                .single();
    }

    /** The name as names are compared. */
    static String keyOf(String name) {
        return Objects.requireNonNull(name).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
