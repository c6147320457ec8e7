package org.concordat.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.absences.Absences;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.links.AnswerDoor;
import org.concordat.store.links.AnswerLinks;
import org.concordat.store.links.Contact;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.mail.MailQueue.State;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.support.TestClock;
import org.concordat.workers.support.MoodySmtpServer;
import org.concordat.workers.support.MoodySmtpServer.Mood;
import org.concordat.workers.support.Story;
import org.concordat.workers.support.Story.Told;
import org.concordat.workers.support.WorkersTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.util.HtmlUtils;

@WorkersTest
class MailDispatcherTest {

    private static final MailSettings SETTINGS = new MailSettings("http://portal.example", "concordat@example.org");

    private final MailQueue queue;
    private final DirectoryRepository directory;
    private final RequestRepository requests;
    private final AnswerLinks links;
    private final AnswerDoor door;
    private final PartnershipRepository partnerships;
    private final Requests asking;
    private final Absences absences;
    private final Story story;
    private final TestClock clock;
    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Told told = new Told(new UUID(0, 0), new UUID(0, 0));

    MailDispatcherTest(
            MailQueue queue,
            DirectoryRepository directory,
            RequestRepository requests,
            AnswerLinks links,
            AnswerDoor door,
            PartnershipRepository partnerships,
            Requests asking,
            Absences absences,
            Story story,
            TestClock clock) {
        this.queue = queue;
        this.directory = directory;
        this.requests = requests;
        this.links = links;
        this.door = door;
        this.partnerships = partnerships;
        this.asking = asking;
        this.absences = absences;
        this.story = story;
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        told = story.tell();
        greenMail.start();
    }

    @AfterEach
    void end() {
        greenMail.stop();
    }

    private MailDispatcher dispatcher(int port) {
        return dispatcher(port, new JavaMailSenderImpl());
    }

    private MailDispatcher dispatcher(int port, JavaMailSenderImpl server) {
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        server.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return new MailDispatcher(
                queue,
                directory,
                door,
                new MailText(
                        requests,
                        partnerships,
                        directory,
                        absences,
                        new CalendarEntries(new BusinessClock(clock), SETTINGS),
                        SETTINGS),
                server,
                SETTINGS,
                new BusinessClock(clock));
    }

    private MailDispatcher dispatcher() {
        return dispatcher(greenMail.getSmtp().getPort());
    }

    private void queueNewTask() {
        queue.add(told.request(), null, Kind.NEW_TASK, "1", Story.RECIPIENT);
    }

    private Mail only() {
        List<Mail> mails = queue.about(told.partnership());
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    @Test
    void shouldSendAMailOnceWithEverythingInIt() throws Exception {
        // given
        queueNewTask();

        // when
        int first = dispatcher().send();
        int second = dispatcher().send();

        // then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(only().state()).isEqualTo(State.SENT);
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        MimeMessage message = greenMail.getReceivedMessages()[0];
        InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo(Story.NAME);
        assertThat(to.getAddress()).isEqualTo("zoe@example.org");
        assertThat(message.getFrom()[0]).hasToString("Concordat <concordat@example.org>");
        assertThat(message.getSubject()).isEqualTo("New task: Answer the invitation: Young <carers> & co");
        assertThat(message.getMessageID()).isEqualTo("<" + only().id() + "@concordat>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).as("the business clock's time").isEqualTo(clock.instant());
        String link = "http://portal.example/tasks/" + told.request();
        assertThat(text(message, "text/plain")).contains(link, "Young <carers> & co", Story.NAME);
        assertThat(text(message, "text/html")).contains("href=\"" + link + "\"", "Young &lt;carers&gt; &amp; co");
    }

    @Test
    void shouldWaitWhenTheServerDiesBetweenTheFirstLookAndTheMail() throws Exception {
        // given: the first look still finds the server, the mail finds nobody
        int port = greenMail.getSmtp().getPort();
        greenMail.stop();
        JavaMailSenderImpl deceived = new JavaMailSenderImpl() {
            @Override
            public void testConnection() {}
        };
        queueNewTask();

        // when
        dispatcher(port, deceived).send();

        // then: nothing can have been sent, so it is tried again
        assertThat(only().state()).isEqualTo(State.WAITING);
        assertThat(only().lastError()).contains("cannot be reached");
    }

    private static String text(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof InputStream bytes
                    ? new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    : part.getContent().toString();
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                found.append(text(inner, type));
            }
        }
        return found.toString();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldWriteEveryMailWithoutLoopholes(Kind kind) throws Exception {
        // given
        boolean aboutRequest = kind != Kind.SET_UP_DECIDED;
        boolean toContact = kind == Kind.ANSWER_LINK || kind == Kind.ANSWER_CODE;
        if (toContact) {
            sendLink();
        }
        if (kind == Kind.ANSWER_CODE) {
            dispatcher().send();
            door.askForCode(tokenIn(greenMail.getReceivedMessages()[0]), "192.0.2.1");
            greenMail.purgeEmailFromAllMailboxes();
        }
        boolean unused = toContact
                || queue.add(
                        aboutRequest ? told.request() : null,
                        aboutRequest ? null : told.partnership(),
                        kind,
                        "1",
                        Story.RECIPIENT);

        // when
        dispatcher().send();

        // then
        MimeMessage message = greenMail.getReceivedMessages()[0];
        String plain = text(message, "text/plain");
        String html = HtmlUtils.htmlUnescape(text(message, "text/html"));
        assertThat(message.getSubject()).contains("Young <carers> & co").doesNotContain("null");
        for (String text : List.of(plain, html)) {
            assertThat(text)
                    .contains(Story.NAME)
                    .satisfies(it -> {
                        if (kind != Kind.ANSWER_CODE) { // a code leads nowhere: people are at the page already
                            assertThat(it).contains("http://portal.example/");
                        }
                    })
                    .doesNotContain("[(", "[#", "[/]", " th:", "null", "${");
        }
        if (kind == Kind.ANSWER_CODE) {
            assertThat(plain).containsPattern("(?m)^[0-9]{4} [0-9]{4}$").doesNotContain("http");
            assertThat(message.getSubject()).doesNotContainPattern("[0-9]{4}");
        } else if (aboutRequest) {
            assertThat(plain).contains("Friday 4 December 2026, 5pm", "Health & Care <Trust>");
            assertThat(html).contains("Friday 4 December 2026", "Health & Care <Trust>");
        }
    }

    // --- calendar entries ---

    /** The entries for calendars that all mails received hold, read as a calendar program reads them. */
    private List<VEvent> entries() throws Exception {
        List<VEvent> events = new ArrayList<>();
        for (MimeMessage message : greenMail.getReceivedMessages()) {
            String text = text(message, "text/calendar");
            if (!text.isEmpty()) {
                Calendar calendar = new CalendarBuilder().build(new StringReader(text));
                assertThat(calendar.validate().hasErrors()).isFalse();
                assertThat(text).contains("\r\nVERSION:2.0\r\n", "\r\nMETHOD:PUBLISH\r\n");
                assertThat(calendar.getComponents()).hasSize(1);
                events.add((VEvent) calendar.getComponents().getFirst());
            }
        }
        return events;
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW_TASK", "REMINDER", "DEPUTY"})
    void shouldCarryTheDueDateAsAnEntryForCalendars(Kind kind) throws Exception {
        // given
        queue.add(told.request(), null, kind, "1", Story.RECIPIENT);

        // when
        dispatcher().send();

        // then
        assertThat(entries()).singleElement().satisfies(event -> {
            assertThat(value(event, Property.UID)).isEqualTo(told.request() + "@concordat");
            assertThat(value(event, Property.DTSTART)).isEqualTo("20261204");
            assertThat(event.getProperty(Property.DTSTART).flatMap(start -> start.getParameter("VALUE")))
                    .contains(Value.DATE);
            assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261120T100000Z");
            assertThat(value(event, Property.SUMMARY)).isEqualTo("Answer due: Answer the invitation");
            assertThat(value(event, Property.URL)).isEqualTo("http://portal.example/tasks/" + told.request());
            assertThat(value(event, Property.TRANSP)).isEqualTo("TRANSPARENT");
            assertThat(event.getAlarms()).isEmpty();
            assertThat(event.toString())
                    .doesNotContain("Zo", "zoe@")
                    .doesNotContain("carers")
                    .doesNotContain("Health");
        });
        MimeMessage message = greenMail.getReceivedMessages()[0];
        assertThat(text(message, "text/plain")).contains("attached as an entry for your calendar");
        assertThat(text(message, "text/html")).contains("attached as an entry for your calendar");
    }

    @Test
    void shouldReplaceTheEntryWhenTheDeadlineMoved() throws Exception {
        // given
        queueNewTask();
        dispatcher().send();

        // when
        asking.moveDeadline(told.request(), 20, Story.RECIPIENT);
        queue.add(told.request(), null, Kind.REMINDER, "1", Story.RECIPIENT);
        dispatcher().send();

        // then
        List<VEvent> events = entries();
        assertThat(events)
                .extracting(event -> value(event, Property.UID))
                .hasSize(2)
                .containsOnly(told.request() + "@concordat");
        assertThat(events).extracting(event -> value(event, Property.DTSTART)).containsExactly("20261204", "20261218");
        assertThat(events.getLast().getSequence().getSequenceNo())
                .isGreaterThan(events.getFirst().getSequence().getSequenceNo());
    }

    @Test
    void shouldKeepTheTokenOfALinkOutOfItsEntry() throws Exception {
        // given
        sendLink();

        // when
        dispatcher().send();

        // then
        String token = tokenIn(greenMail.getReceivedMessages()[0]);
        assertThat(entries()).singleElement().satisfies(event -> {
            assertThat(value(event, Property.DTSTART)).isEqualTo("20261204");
            assertThat(event.getProperty(Property.URL)).isEmpty();
            assertThat(event.toString().replaceAll("\\s", ""))
                    .doesNotContain(token)
                    .doesNotContain("answer-link");
        });
    }

    @Test
    void shouldCarryNoEntryWhenNothingIsDueAnyMore() throws Exception {
        // given
        queueNewTask();
        queue.add(null, told.partnership(), Kind.SET_UP_DECIDED, "1", Story.RECIPIENT);
        asking.close(told.request());

        // when
        dispatcher().send();

        // then
        assertThat(greenMail.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(text(message, "text/plain")).doesNotContain("calendar"));
        assertThat(entries()).isEmpty();
    }

    // --- somebody is away ---

    @ParameterizedTest
    @EnumSource(names = {"NEW_TASK", "REMINDER", "DEPUTY"})
    void shouldTellWhoeverStandsInForWhomAndUntilWhen(Kind kind) throws Exception {
        // given
        directory.save(new Person("p-deputy", "Dee Puty", "dee@example.org", true, false));
        directory.save(new Appointment("p-deputy", Function.DEPUTY, "health", null));
        absences.enter(
                UUID.randomUUID(),
                Story.RECIPIENT,
                new EnterAbsence("2026-11-20", "2026-12-04", "p-deputy"),
                Story.RECIPIENT);
        queue.add(told.request(), null, kind, "1", Story.RECIPIENT);
        queue.add(told.request(), null, kind, "1", "p-deputy");

        // when
        dispatcher().send();

        // then
        String sentence = Story.NAME + " is away until 4 December 2026.";
        for (MimeMessage message : greenMail.getReceivedMessages()) {
            boolean toDeputy = message.getAllRecipients()[0].toString().contains("dee@");
            for (String type : List.of("text/plain", "text/html")) {
                String text = HtmlUtils.htmlUnescape(text(message, type));
                assertThat(text.contains(sentence)).as(text).isEqualTo(toDeputy);
                assertThat(text.contains("task is addressed to you.")).isEqualTo(!toDeputy && kind != Kind.DEPUTY);
            }
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void shouldWaitWhileTheServerIsDownAndGoOnWhenItIsBack() throws IOException {
        // given two mails, and nobody listens
        queueNewTask();
        queue.add(told.request(), null, Kind.REMINDER, "1", Story.RECIPIENT);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        // when
        int sent = dispatcher(free).send();

        // then one was tried and the other not even taken
        assertThat(sent).isZero();
        assertThat(dispatcher(free).isUp()).isFalse();
        assertThat(queue.about(told.partnership()))
                .allSatisfy(mail -> assertThat(mail.state()).isEqualTo(State.WAITING));
        assertThat(queue.about(told.partnership())).extracting(Mail::attempts).containsExactlyInAnyOrder(1, 0);

        // when it is back
        clock.advance(Duration.ofMinutes(10));
        dispatcher().send();

        // then
        assertThat(dispatcher().isUp()).isTrue();
        assertThat(greenMail.getReceivedMessages()).hasSize(2);
        assertThat(queue.waitingCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSES_THE_RECIPIENT_FOR_GOOD", "REFUSES_THE_TEXT_FOR_GOOD"})
    void shouldGiveUpWhatIsRefusedForGood(Mood mood) throws IOException {
        // given
        queueNewTask();

        // when
        try (MoodySmtpServer server = new MoodySmtpServer(mood)) {
            dispatcher(server.port()).send();
        }

        // then
        assertThat(only().state()).isEqualTo(State.GIVEN_UP);
        assertThat(only().lastError()).contains("55");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSES_THE_RECIPIENT_FOR_NOW", "REFUSES_THE_SENDER_FOR_NOW"})
    void shouldTryAgainLaterWhatIsRefusedForNow(Mood mood) throws IOException {
        // given
        queueNewTask();

        try (MoodySmtpServer server = new MoodySmtpServer(mood)) {
            // when
            dispatcher(server.port()).send();
            State refused = only().state();
            server.become(Mood.TAKES_IT);
            int tooEarly = dispatcher(server.port()).send();
            clock.advance(Duration.ofMinutes(1));
            dispatcher(server.port()).send();

            // then
            assertThat(refused).isEqualTo(State.WAITING);
            assertThat(tooEarly).isZero();
            assertThat(only().state()).isEqualTo(State.SENT);
            assertThat(server.texts()).isEqualTo(1);
        }
    }

    @Test
    void shouldNeverRepeatByItselfAMailWhoseFateIsUnknown() throws IOException {
        // given
        queueNewTask();

        try (MoodySmtpServer server = new MoodySmtpServer(Mood.HANGS_UP_AFTER_THE_TEXT)) {
            // when
            dispatcher(server.port()).send();
            server.become(Mood.TAKES_IT);
            clock.advance(Duration.ofHours(1));
            dispatcher(server.port()).send();

            // then
            assertThat(only().state()).isEqualTo(State.POSSIBLY_SENT);
            assertThat(server.texts()).isEqualTo(1);

            // when an administrator wants it
            boolean again = queue.sendAgain(only().id());
            dispatcher(server.port()).send();

            // then
            assertThat(again).isTrue();
            assertThat(only().state()).isEqualTo(State.SENT);
            assertThat(server.texts()).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepAMailWhoseSenderDiedAsPossiblySent() {
        // given an application that died with the mail in its hands
        queueNewTask();
        queue.take();
        clock.advance(Duration.ofMinutes(3));

        // when
        dispatcher().send();

        // then
        assertThat(only().state()).isEqualTo(State.POSSIBLY_SENT);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldWriteToNobodyWhoHasLeft() {
        // given
        queueNewTask();
        story.recipient(false);

        // when
        dispatcher().send();

        // then
        assertThat(only().state()).isEqualTo(State.GIVEN_UP);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldLetOneBadAddressDelayNobodyElse() {
        // given
        queueNewTask();
        directory.save(new Person("p-bad", "Bad", "not an address", true, false));
        queue.add(told.request(), null, Kind.NEW_TASK, "0", "p-bad");

        // when
        dispatcher().send();

        // then
        assertThat(queue.about(told.partnership()))
                .extracting(Mail::state)
                .containsExactlyInAnyOrder(State.SENT, State.GIVEN_UP);
    }

    // --- links: the secret is made for each mail ---

    private void sendLink() {
        requests.linkTask(told.request(), 1, 2L, "CREATED");
        links.send(told.request(), new Contact(Story.NAME, "contact@trust.example"), Story.RECIPIENT);
    }

    private static String tokenIn(MimeMessage message) throws Exception {
        String plain = text(message, "text/plain");
        String start = "http://portal.example/answer-link/";
        return plain.substring(plain.indexOf(start) + start.length()).split("\\s", 2)[0];
    }

    @Test
    void shouldSendALinkToTheContactAndNobodyElse() throws Exception {
        // given
        sendLink();

        // when
        dispatcher().send();

        // then
        MimeMessage message = greenMail.getReceivedMessages()[0];
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                .isEqualTo("contact@trust.example");
        assertThat(message.getSubject()).isEqualTo("Please answer for your agency: Young <carers> & co");
        assertThat(door.knows(tokenIn(message))).isTrue();
    }

    @Test
    void shouldMakeAnotherTokenWhenTheServerRefusedTheMailForNow() throws Exception {
        // given a server that refuses first
        sendLink();
        try (MoodySmtpServer server = new MoodySmtpServer(Mood.REFUSES_THE_SENDER_FOR_NOW)) {
            dispatcher(server.port()).send();
        }
        assertThat(only().state()).isEqualTo(State.WAITING);

        // when
        clock.advance(Duration.ofMinutes(1));
        dispatcher().send();

        // then
        MimeMessage message = greenMail.getReceivedMessages()[0];
        assertThat(door.knows(tokenIn(message))).isTrue();
        assertThat(message.getMessageID()).isEqualTo("<" + only().id() + ".2@concordat>");
    }

    @Test
    void shouldNeverRepeatByItselfALinkWhoseFateIsUnknownAndVoidItWhenSomebodyElseDoes() throws Exception {
        // given
        sendLink();
        try (MoodySmtpServer server = new MoodySmtpServer(Mood.HANGS_UP_AFTER_THE_TEXT)) {
            dispatcher(server.port()).send();
            server.become(Mood.TAKES_IT);
            clock.advance(Duration.ofHours(1));
            dispatcher(server.port()).send();
            assertThat(server.texts()).isEqualTo(1);
        }
        assertThat(only().state()).isEqualTo(State.POSSIBLY_SENT);

        // when an administrator has it sent, and again
        queue.sendAgain(only().id());
        dispatcher().send();

        // then
        assertThat(only().state()).isEqualTo(State.SENT);
        assertThat(door.knows(tokenIn(greenMail.getReceivedMessages()[0]))).isTrue();
    }

    @Test
    void shouldSendNothingForALinkThatWasWithdrawnMeanwhile() {
        // given
        sendLink();
        links.withdraw(told.request(), Story.RECIPIENT);

        // when
        dispatcher().send();

        // then
        assertThat(only().state()).isEqualTo(State.GIVEN_UP);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }
}
