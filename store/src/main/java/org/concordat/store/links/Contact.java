package org.concordat.store.links;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.commands.Problem;

/**
 * Whom a link is sent to. Personal data: it stays in the database and is never logged.
 *
 * @param name as the mail addresses that person
 * @param email a single plain address
 */
public record Contact(String name, String email) {

    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\",;:\\\\()\\[\\]]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** @throws InvalidCommand when there is no name, or no address that a mail can be sent to */
    public Contact {
        name = name.strip();
        email = email.strip();
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > Limits.NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem("contactName", "Enter a name of %d characters or fewer".formatted(Limits.NAME)));
        }
        if (email.length() > LONGEST_ADDRESS
                || email.chars().anyMatch(c -> c > 126)
                || !ADDRESS.matcher(email).matches()) {
            problems.add(new Problem("email", "Enter one mail address, such as name@agency.example"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    /** Names nobody, so that it can never slip into a log. */
    @Override
    public String toString() {
        return "Contact";
    }
}
