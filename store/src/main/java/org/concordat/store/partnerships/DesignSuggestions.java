package org.concordat.store.partnerships;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the decisions suggest for a proposal: a model, a form, and kinds of agency that could be missing. */
@Service
public class DesignSuggestions {

    /** What a suggestion is about. */
    public enum Topic {
        MODEL,
        FORM,
        AGENCY
    }

    /**
     * One suggestion.
     *
     * @param suggestion the code of a model, a form, or a kind of agency
     * @param reason in the words that the decision then had
     */
    public record DesignSuggestion(Topic topic, String suggestion, String reasonKey, String reason) {}

    /** What the decisions may know of a proposal: codes only; a partnership of an earlier version has no design. */
    public record Facts(
            @Nullable MainReason mainReason,
            @Nullable JointWorking degree,
            @Nullable WorkingModel model,
            List<GroupAspect> aspects,
            Set<AgencyKind> kinds) {}

    /** One kind of agency around the group: who of it is named, and why it was thought of. */
    public record KindRow(String kind, String named, String reason) {

        /** Whether a decision thought of it. */
        public boolean couldBeMissing() {
            return !reason.isEmpty();
        }
    }

    private final JdbcClient jdbc;
    private final Designs designs;

    public DesignSuggestions(JdbcClient jdbc, Designs designs) {
        this.jdbc = jdbc;
        this.designs = designs;
    }

    /** What the decisions may know. */
    public Facts describe(UUID partnershipId) {
        Optional<Design> design = designs.find(partnershipId);
        return new Facts(
                design.map(Design::mainReason).orElse(null),
                design.map(Design::degree).orElse(null),
                design.map(Design::primaryModel).orElse(null),
                design.map(Design::aspects).orElse(List.of()),
                named(partnershipId).keySet());
    }

    /** The agencies of a proposal by their kind. */
    private Map<AgencyKind, List<String>> named(UUID partnershipId) {
        record Named(AgencyKind kind, String name) {}
        return jdbc.sql("""
                        select a.kind, a.name from partnership_agency pa join agency a on a.id = pa.agency_id
                         where pa.partnership_id = ? order by a.name""").param(partnershipId).query(Named.class).list().stream()
                .collect(Collectors.groupingBy(
                        Named::kind, LinkedHashMap::new, Collectors.mapping(Named::name, Collectors.toList())));
    }

    /** Keeps these suggestions in place of those for the proposal as it was before. */
    @Transactional
    public void keep(UUID partnershipId, Collection<DesignSuggestion> suggestions) {
        jdbc.sql("delete from design_suggestion where partnership_id = ?")
                .param(partnershipId)
                .update();
        int position = 0;
        for (DesignSuggestion one : suggestions) {
            jdbc.sql("""
                            insert into design_suggestion (partnership_id, position, topic, suggestion, reason_key, reason)
                            values (:id, :position, :topic, :suggestion, :key, :reason)""")
                    .param("id", partnershipId)
                    .param("position", position++)
                    .param("topic", one.topic().name())
                    .param("suggestion", one.suggestion())
                    .param("key", one.reasonKey())
                    .param("reason", one.reason())
                    .update();
        }
    }

    /** What was suggested last. */
    public List<DesignSuggestion> of(UUID partnershipId) {
        return jdbc.sql("""
                        select topic, suggestion, reason_key, reason from design_suggestion
                         where partnership_id = ? order by position""").param(partnershipId).query(DesignSuggestion.class).list();
    }

    /** What is suggested otherwise than the proposal has it: "Model: coordinated delivery", and why. */
    public List<DesignWords.Line> otherwise(UUID partnershipId) {
        Optional<Design> design = designs.find(partnershipId);
        return of(partnershipId).stream()
                .filter(one -> one.topic() != Topic.AGENCY)
                .filter(one -> design.filter(it -> chosen(it, one.topic()).equals(one.suggestion()))
                        .isEmpty())
                .map(one -> new DesignWords.Line(
                        one.topic() == Topic.MODEL
                                ? "Model: "
                                        + WorkingModel.valueOf(one.suggestion()).label()
                                : "Form: "
                                        + PartnershipForm.valueOf(one.suggestion())
                                                .label(),
                        one.reason()))
                .toList();
    }

    private static String chosen(Design design, Topic topic) {
        return (topic == Topic.MODEL ? design.primaryModel() : design.form()).name();
    }

    /** The checklist: every kind of agency that is named or could be missing. Nothing before anything was suggested. */
    public List<KindRow> checklist(UUID partnershipId) {
        List<DesignSuggestion> suggested = of(partnershipId);
        if (suggested.isEmpty()) {
            return List.of();
        }
        Map<AgencyKind, List<String>> named = named(partnershipId);
        Map<String, String> reasons = suggested.stream()
                .filter(one -> one.topic() == Topic.AGENCY)
                .collect(Collectors.toMap(
                        DesignSuggestion::suggestion,
                        DesignSuggestion::reason,
                        (first, next) -> first + " " + next,
                        LinkedHashMap::new));
        Set<AgencyKind> kinds = EnumSet.noneOf(AgencyKind.class);
        kinds.addAll(named.keySet());
        reasons.keySet().forEach(kind -> kinds.add(AgencyKind.valueOf(kind)));
        return kinds.stream()
                .map(kind -> new KindRow(
                        kind.label(),
                        named.containsKey(kind) ? String.join(", ", named.get(kind)) : "Nobody",
                        reasons.getOrDefault(kind.name(), "")))
                .toList();
    }

    /** The kinds of agency that could be missing, in words; empty when none could. */
    public List<DesignWords.Line> missing(UUID partnershipId) {
        return checklist(partnershipId).stream()
                .filter(KindRow::couldBeMissing)
                .map(row -> new DesignWords.Line(row.kind(), row.reason()))
                .toList();
    }

    /** Keeps why the proposal goes out without them; blank when nobody said. */
    public void leaveOut(UUID partnershipId, @Nullable String note) {
        jdbc.sql("update partnership set left_out_note = :note where id = :id")
                .param("note", note == null || note.isBlank() ? null : note)
                .param("id", partnershipId)
                .update();
    }

    /** Why the proposal went out without them. */
    public Optional<String> leftOutNote(UUID partnershipId) {
        return jdbc.sql("select left_out_note from partnership where id = ? and left_out_note is not null")
                .param(partnershipId)
                .query(String.class)
                .optional();
    }
}
