package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.AnswerQuestion;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.InvitationQuestions;
import org.concordat.store.partnerships.InvitationQuestions.Asked;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The lead officer replies to a question that an agency asked before it answers. */
@Component
class AnswerQuestionHandler implements FormHandler<AnswerQuestion> {

    private final ProposalContext context;
    private final InvitationQuestions questions;
    private final Events events;

    AnswerQuestionHandler(ProposalContext context, InvitationQuestions questions, Events events) {
        this.context = context;
        this.questions = questions;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.ANSWER_QUESTION;
    }

    @Override
    public Class<AnswerQuestion> commandType() {
        return AnswerQuestion.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        Map<String, Object> data = context.describe(request);
        Asked asked = askedIn(request);
        data.put("askingAgency", asked.agencyName());
        data.put("question", asked.question());
        data.put(
                "conversation",
                AnswerInvitationHandler.conversation(questions.of(asked.partnershipId(), asked.agencyId()).stream()
                        .filter(other -> !other.requestId().equals(asked.requestId()))
                        .toList()));
        return data;
    }

    private Asked askedIn(Request request) {
        UUID invitation = Objects.requireNonNull(request.followsId());
        return questions
                .find(invitation)
                .orElseThrow(() -> new IllegalStateException("No question in request " + invitation));
    }

    @Override
    public Outcome apply(AnswerQuestion command, Request request, String personId, Instant now) {
        Asked asked = askedIn(request);
        String reply = Objects.requireNonNull(command.reply());
        questions.reply(asked.requestId(), reply, personId, now);
        events.record(NewEvent.of(asked.partnershipId(), Events.Kind.QUESTION_ANSWERED, now)
                .by(personId)
                .about(request.id(), asked.agencyId())
                .saying(reply));
        return Outcome.REPLIED;
    }
}
