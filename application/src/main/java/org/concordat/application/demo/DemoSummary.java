package org.concordat.application.demo;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.concordat.workers.mail.MailSettings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The end of a demo: one row for each partnership when there were several, and where each can be looked at. */
@Component
@Profile("demo & !deploy")
class DemoSummary {

    private static final List<String> HEAD = List.of(
            "Case",
            "Partnership",
            "Agencies",
            "Proposed",
            "Until",
            "Stage reached",
            "Tasks answered",
            "of them assumed",
            "Mails");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final String baseUrl;

    DemoSummary(MailSettings settings) {
        this.baseUrl = settings.baseUrl();
    }

    /** @param planned how many cases the demo was to play */
    List<String> tell(List<PlayedCase> played, int planned) {
        List<String> lines = new ArrayList<>();
        if (planned > 1) {
            lines.add("%d of %d cases were played to their end"
                    .formatted(played.stream().filter(PlayedCase::ended).count(), planned));
            lines.add("");
            lines.addAll(DemoTable.lines(
                    Stream.concat(Stream.of(HEAD), played.stream().map(DemoSummary::row))
                            .toList()));
            lines.add("");
        }
        lines.add("Where to look around while the portal runs (sign in as %s to see everything, or as the lead officer)"
                .formatted(DemoProgramme.ADMINISTRATOR));
        lines.addAll(DemoTable.lines(played.stream().map(this::page).toList()));
        return lines;
    }

    private static List<String> row(PlayedCase played) {
        return List.of(
                played.plan().file().id(),
                played.plan().file().name(),
                "" + played.plan().directory().file().agencies().size(),
                DAY.format(played.proposedOn()),
                DAY.format(played.reachedOn()),
                played.stageReached(),
                "" + played.answers().size(),
                "" + played.assumedAnswers(),
                "" + played.mails());
    }

    private List<String> page(PlayedCase played) {
        return List.of(
                played.plan().file().id(),
                "%s/partnerships/%s".formatted(baseUrl, played.partnershipId()),
                String.valueOf(played.plan().directory().leadOfficer().signIn()));
    }
}
