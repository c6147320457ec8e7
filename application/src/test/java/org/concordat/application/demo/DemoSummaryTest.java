package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;
import org.concordat.workers.mail.MailSettings;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

    private final DemoSummary summary =
            new DemoSummary(new MailSettings("http://127.0.0.1:8730", "concordat@example.org"));

    private static List<PlayedCase> played() throws IOException {
        return played(true);
    }

    private static List<PlayedCase> played(boolean ended) throws IOException {
        Map<UUID, Answer> answers = Map.of(
                new UUID(1, 1), new Answer("{}", "sends it", Basis.ASSUMED),
                new UUID(1, 2), new Answer("{}", "yes", Basis.SAID),
                new UUID(1, 3), new Answer("{}", "yes", Basis.SAID));
        List<PlayedCase> played = new ArrayList<>();
        for (DemoPlan plan : DemoProgramme.of("all", "").plans()) {
            UUID id = new UUID(0, played.size() + 1);
            played.add(new PlayedCase(
                    plan,
                    id,
                    ended,
                    "Set-up: Set up",
                    LocalDate.of(2025, 5, 21),
                    LocalDate.of(2025, 9, 3),
                    answers,
                    10));
        }
        return played;
    }

    @Test
    void shouldTellOneRowForEachPartnershipAndWhereItIs() throws IOException {
        assertThat(summary.tell(played(), 4)).containsExactly("""
                4 of 4 cases were played to their end

                  Case   Partnership                          Agencies  Proposed     Until       Stage reached   Tasks answered  of them assumed  Mails
                  CASE1  Joint assessment of young children   4         21 May 2025  3 Sep 2025  Set-up: Set up  3               1                10
                  CASE2  Therapy for children close to home   3         21 May 2025  3 Sep 2025  Set-up: Set up  3               1                10
                  CASE3  Health promotion across the borough  6         21 May 2025  3 Sep 2025  Set-up: Set up  3               1                10
                  CASE4  School success for children in care  4         21 May 2025  3 Sep 2025  Set-up: Set up  3               1                10

                Where to look around while the portal runs (sign in as administrator to see everything, or as the lead officer)
                  CASE1  http://127.0.0.1:8730/partnerships/00000000-0000-0000-0000-000000000001  case-1-voluntary-organisation-representative
                  CASE2  http://127.0.0.1:8730/partnerships/00000000-0000-0000-0000-000000000002  case-2-education-representative
                  CASE3  http://127.0.0.1:8730/partnerships/00000000-0000-0000-0000-000000000003  case-3-health-authority-representative
                  CASE4  http://127.0.0.1:8730/partnerships/00000000-0000-0000-0000-000000000004  case-4-education-representative""".split("\n"));
    }

    @Test
    void shouldNotMakeATableOfASingleCase() throws IOException {
        // when
        List<String> lines = summary.tell(played().subList(1, 2), 1);
        // then
        assertThat(lines).hasSize(2).first().asString().startsWith("Where to look around");
    }

    @Test
    void shouldSayHowManyCasesWereNotReached() throws IOException {
        assertThat(summary.tell(played().subList(0, 2), 4))
                .startsWith("2 of 4 cases were played to their end")
                .noneMatch(line -> line.contains("CASE3"));
    }

    @Test
    void shouldNotCountACaseThatWasStillPlayedWhenTheTimeWasOver() throws IOException {
        assertThat(summary.tell(played(false), 4)).startsWith("0 of 4 cases were played to their end");
    }
}
