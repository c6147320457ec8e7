package org.concordat.portal.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.support.Sample;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A small directory, and partnerships with tasks in it, as workers and follower would have left them. */
@Component
public class Story {

    public static final String HEALTH_REP = "p-health";
    public static final String HEALTH_DEPUTY = "p-health-deputy";
    public static final String POLICE_REP = "p-police";
    public static final String CHAIR = "p-chair";
    public static final String ADMINISTRATOR = "p-administrator";
    public static final String NOBODY = "p-nobody";

    /** A task is "due soon" from its reminder on, here after three working days. */
    private static final TimeLimit LIMIT = new TimeLimit(3, 5, 10);

    private final Sample sample;
    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final RequestRepository rows;
    private final FormRepository forms;
    private final JdbcClient jdbc;

    public Story(
            Sample sample,
            DirectoryRepository directory,
            Proposals proposals,
            RequestRepository rows,
            FormRepository forms,
            JdbcClient jdbc) {
        this.sample = sample;
        this.directory = directory;
        this.proposals = proposals;
        this.rows = rows;
        this.forms = forms;
        this.jdbc = jdbc;
    }

    public void directory() {
        sample.agency("health", "Health Trust");
        sample.agency("police", "Police");
        sample.body("board", "The Board");
        sample.person(HEALTH_REP, Function.REPRESENTATIVE, "health", null);
        sample.person(HEALTH_DEPUTY, Function.DEPUTY, "health", null);
        sample.person(POLICE_REP, Function.REPRESENTATIVE, "police", null);
        sample.person(CHAIR, Function.CHAIR, null, "board");
        sample.person(ADMINISTRATOR, Function.ADMINISTRATOR, null, null);
        directory.save(new Person(NOBODY, "Nobody", "nobody@example.org", true, true));
    }

    /** This person is no longer active. */
    public void leaves(String person) {
        sample.deactivate(person);
    }

    /** Proposed and led by the representative of health. */
    public UUID proposed() {
        UUID id = UUID.randomUUID();
        proposals.propose(
                id,
                new ProposePartnership(
                        "Young <carers> & co",
                        "Children who care",
                        "Nobody sees\nthem",
                        List.of("health", "police"),
                        Sample.DESIGN,
                        "board",
                        ""),
                HEALTH_REP);
        return id;
    }

    /** Leaves it as a partnership was stored before its design was asked for. */
    public void forgetDesign(UUID partnership) {
        jdbc.sql("delete from partnership_design where partnership_id = ?")
                .param(partnership)
                .update();
    }

    /** The lead officer has the task to check the proposal. */
    public UUID checkTask(UUID partnership) {
        return task(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);
    }

    /** The lead officer has the task to describe the needs. */
    public UUID needsTask(UUID partnership) {
        return task(partnership, Addressee.LEAD_OFFICER, Sample.NEEDS);
    }

    /** The proposer has the task to change the proposal. */
    public UUID changeTask(UUID partnership) {
        return task(partnership, Addressee.PROPOSER, Sample.CHANGE);
    }

    /** The chair has the task to decide. */
    public UUID decisionTask(UUID partnership) {
        return task(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION);
    }

    private UUID task(UUID partnership, Addressee addressee, Question question) {
        UUID id = sample.open(partnership, addressee, LIMIT, question);
        linkTask(id, question);
        return id;
    }

    /** Every agency has the task to answer; returns the request of one. */
    public UUID invitationTask(UUID partnership, String agency) {
        List<AgencyRequest> asked = sample.asked(partnership, LIMIT);
        asked.forEach(one -> linkTask(one.requestId(), Sample.INVITATION));
        return asked.stream()
                .filter(one -> one.agencyId().equals(agency))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    private void linkTask(UUID request, Question question) {
        String form = Objects.requireNonNull(question.formId());
        long formKey = Sample.newKey();
        forms.save(new FormVersion(formKey, form, 1, schemaOf(form)));
        rows.linkTask(request, Sample.newKey(), formKey, "CREATED");
    }

    private static String schemaOf(String form) {
        try (InputStream in =
                Objects.requireNonNull(Story.class.getResourceAsStream("/forms/set-up/" + form + ".form"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
