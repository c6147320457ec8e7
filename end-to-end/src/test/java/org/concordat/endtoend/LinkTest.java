package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.Mails.Mail;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Screen;
import org.concordat.endtoend.support.Visitor;
import org.concordat.endtoend.support.Visitor.Answer;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;

/** An agency that cannot sign in answers all the same: by a link and a code, or by telephone. */
@RealStackTest
class LinkTest {

    private static final String POLICE = "Northmoor Police";
    private static final String REPRESENTATIVE = "Sofia Marsh";
    private static final String INVITED = "ada.clerk@police.example";
    private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{4}) ([0-9]{4})\\s*$");

    private final World world;

    LinkTest(World world) {
        this.world = world;
    }

    private static String withoutAccount(Journey journey, Question question) {
        return journey.path() + "/requests/" + question.id() + "/without-account";
    }

    private Mail mail(String name, String subject, int count) {
        await(subject).until(() -> mails(name, subject).size() >= count);
        // the catcher shows the newest first
        return mails(name, subject).getFirst();
    }

    private List<Mail> mails(String name, String subject) {
        return world.mails().about(name).stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .toList();
    }

    private String linkIn(Mail mail) {
        return Objects.requireNonNull(Screen.addressIn(mail.text(), world.portalUrl() + "/answer-link/"));
    }

    private static String codeIn(Mail mail) {
        Optional<MatchResult> code = CODE.matcher(mail.text()).results().findFirst();
        return code.map(found -> found.group(1) + found.group(2)).orElseThrow();
    }

    /** A guess that is not the code. */
    private static String otherThan(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    @Test
    void shouldLetAnAgencyAnswerByTheLinkFromItsMail() {
        // given the lead officer sends a link to an agency, after a slip of the pen
        String name = Journey.newName("Second door");
        Journey journey = Journey.sent(world, "staff", name, "health", "police");
        Question question = journey.awaitQuestion("answer-invitation", "police");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open(journey.path());
            mei.followTo(withoutAccount(journey, question));
            mei.at("Answer without an account").accessible();
            mei.field("Name of the contact").fill("Ada Clerk");
            mei.field("Mail address").fill("ada.clerk");
            mei.press("Send the link").problemsInFocus();
            mei.accessible();
            mei.field("Mail address").fill(INVITED);
            mei.press("Send the link")
                    .says("is on its way")
                    .says("Not used yet")
                    .accessible();
        }
        Mail invitation = mail(name, "Please answer for your agency", 1);
        assertThat(invitation.to()).contains(INVITED);
        assertThat(invitation.text()).contains("Ada Clerk", POLICE);
        String link = linkIn(invitation);
        String code;
        try (Screen ada = world.screen()) {
            // when the contact follows the link, which is out of the address at once
            ada.open(link).at("Answer for your agency").accessible();
            assertThat(ada.path()).isEqualTo("/answer");
            ada.press("Send me a code").at("Enter your code").accessible();
            Mail mail = mail(name, "Your code", 1);
            assertThat(mail.to()).contains(INVITED);
            assertThat(mail.html()).doesNotContain("/answer-link/");
            code = codeIn(mail);
            // and mistypes the code first
            ada.field("Code").fill(otherThan(code));
            ada.press("Go on").at("This cannot be used").accessible().forgive("404");
            ada.follow("enter it again").at("Enter your code");
            ada.field("Code").fill(code.substring(0, 4) + " " + code.substring(4));
            ada.press("Go on")
                    .at("Answer the invitation")
                    .formReady()
                    .says(POLICE)
                    .accessible();
            // and forgets something, and then answers
            ada.choice("Yes, we will take part").check();
            ada.press("Send your answer").problemsInFocus();
            ada.accessible();
            ada.field("Who will represent your agency?").selectOption(REPRESENTATIVE);
            ada.field("Who is the second person?").selectOption("Alan Whitby");
            ada.press("Send your answer")
                    .at("Your answer has been taken")
                    .says("Accepted")
                    .accessible();
            // then the link is used up
            ada.open(link).at("This cannot be used").forgive("404");
        }
        assertThat(journey.now(question).state()).isEqualTo("ANSWERED");
        await("the engine goes on").until(() -> journey.completions(question) == 1);
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open(withoutAccount(journey, question)).says("Used: the answer came by it");
            mei.open(journey.path()).says("Answer came by link").says("Agency takes part: " + POLICE);
            mei.accessible();
        }
        assertKeptToTheDatabase(question, link, code);
    }

    /** Neither the secrets nor the contact are anywhere but in the database and in the mails. */
    private void assertKeptToTheDatabase(Question question, String link, String code) {
        world.awaitQuiet();
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(applicationLog()).contains("Started").doesNotContain(token, code, INVITED, "Ada Clerk");
        assertThat(world.search().ownDocuments().values())
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document.toString()).doesNotContain(INVITED, "Ada Clerk"));
        assertThat(world.search().recordsContaining(question.id().toString())).isPositive();
        assertThat(world.search().recordsContaining("police.example")).isZero();
    }

    private String applicationLog() {
        try {
            return Files.readString(world.stack().settings().logs().resolve("application.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldTakeAnAnswerThatCameByTelephone() {
        String name = Journey.newName("Rang up");
        Journey journey = Journey.sent(world, "staff", name, "health", "police");
        Question question = journey.awaitQuestion("answer-invitation", "police");
        try (Screen mei = world.screen()) {
            mei.signIn("staff").open(withoutAccount(journey, question)).follow("Enter what it said");
            mei.at("Enter an answer for an agency").formReady().accessible();
            mei.choice("No, we will not take part").check();
            mei.field("Why not?").fill("No officer to spare");
            mei.press("Enter this answer").problemsInFocus();
            mei.accessible();
            mei.choice("By telephone").check();
            mei.field("Who gave it, when, and why do you enter it?").fill("Sergeant Roe rang on Friday");
            mei.press("Enter this answer").at(name).says("The answer has been entered");
            mei.says("By telephone: Sergeant Roe rang on Friday");
        }
        assertThat(journey.now(question).state()).isEqualTo("DECLINED");
        await("the engine goes on").until(() -> journey.completions(question) == 1);
    }

    @Test
    void shouldWithstandWhoeverIsNotMeant() {
        // given a link, and a newer one
        String name = Journey.newName("Besieged");
        Journey journey = Journey.sent(world, "staff", name, "health", "police");
        Question question = journey.awaitQuestion("answer-invitation", "police");
        Map<String, List<String>> contact = Map.of("contactName", List.of("Ada Clerk"), "email", List.of(INVITED));
        Visitor mei = world.visitor("staff");
        mei.post(withoutAccount(journey, question) + "/link", contact);
        String old = pathOf(linkIn(mail(name, "Please answer for your agency", 1)));
        mei.post(withoutAccount(journey, question) + "/link", contact);
        String newer = pathOf(linkIn(mail(name, "Please answer for your agency", 2)));

        // when somebody tries an old, a guessed and no link, and a scanner opens the new one twice
        String refusal = refused(at(old).get("/answer"));
        String guessed = refused(at("/answer-link/" + "A".repeat(43)).get("/answer"));
        String nothing = refused(world.stranger().get("/answer"));
        assertThat(at(newer).get("/answer").status()).isEqualTo(200);
        assertThat(at(newer).get("/answer/code").status()).isEqualTo(200);

        // and guesses codes until the right one does not help any more
        Visitor guest = at(newer);
        assertThat(guest.post("/answer/code", Map.of()).location()).isEqualTo("/answer/code");
        String code = codeIn(mail(name, "Your code", 1));
        String wrong = "";
        for (int i = 0; i < 5; i++) {
            wrong = refused(guest.post("/answer/open", Map.of("code", List.of(otherThan(code)))));
        }
        String tooOften = refused(guest.post("/answer/open", Map.of("code", List.of(code))));

        // and goes past the code, or elsewhere
        String answers = "{\"answer\":\"DECLINE\",\"reason\":\"Forged\"}";
        String forwarded =
                refused(guest.post("/answer/form/" + UUID.randomUUID(), Map.of("answers", List.of(answers))));
        assertThat(guest.withoutToken("/answer/form/" + UUID.randomUUID()).status())
                .isIn(302, 403);
        assertThat(guest.get(question.path()).location()).isEqualTo("/sign-in");
        assertThat(guest.get(journey.path()).location()).isEqualTo("/sign-in");

        // then it is refused alike, and after the link was withdrawn, too
        mei.post(withoutAccount(journey, question) + "/link/withdraw", Map.of());
        String withdrawn = refused(at(newer).get("/answer"));
        assertThat(List.of(guessed, nothing, wrong, tooOften, forwarded, withdrawn))
                .containsOnly(refusal);
        assertThat(journey.now(question).state()).isEqualTo("OPEN");
        assertThat(journey.now(question).submissionId()).isNull();
    }

    private String pathOf(String link) {
        return link.replace(world.portalUrl(), "");
    }

    private Visitor at(String path) {
        Visitor guest = world.stranger();
        assertThat(guest.get(path).location()).isEqualTo("/answer");
        return guest;
    }

    private static String refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("This link cannot be used any more, or the code was not right");
        return answer.body();
    }
}
