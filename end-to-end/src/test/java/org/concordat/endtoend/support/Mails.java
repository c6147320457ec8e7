package org.concordat.endtoend.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The mails that the local catcher received. */
public final class Mails {

    /** One mail as it came. */
    public record Mail(String to, String subject, String text, String html, List<String> attachments) {}

    private final String url;

    Mails(String url) {
        this.url = url;
    }

    public List<Mail> all() {
        List<Mail> mails = new ArrayList<>();
        for (JsonNode mail : Http.json(url + "/api/mails")) {
            mails.add(new Mail(
                    mail.path("to").toString(),
                    mail.path("subject").asText(),
                    mail.path("text").asText(),
                    mail.path("html").asText(),
                    mail.path("attachments").findValuesAsText("type")));
        }
        return mails;
    }

    /** The mails about one partnership, told by its name in the subject. */
    public List<Mail> about(String partnership) {
        return all().stream()
                .filter(mail -> mail.subject().contains(partnership))
                .toList();
    }

    /** Subject and recipient of each mail about one partnership, sorted, to see at once what came twice. */
    public List<String> lines(String partnership) {
        return about(partnership).stream()
                .map(mail -> mail.subject().replace(": " + partnership, "") + " > "
                        + mail.to().replaceAll("[\\[\\]\"]|.*<|>.*", ""))
                .sorted()
                .toList();
    }
}
