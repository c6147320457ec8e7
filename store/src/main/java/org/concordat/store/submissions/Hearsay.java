package org.concordat.store.submissions;

import java.util.ArrayList;
import java.util.List;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.commands.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How an agency's answer reached the person who enters it.
 *
 * @param channel by telephone or letter
 * @param note who said or wrote it, when, and why it is entered here
 */
public record Hearsay(Channel channel, String note) {

    /** @throws InvalidCommand when it came in another way, or nothing is said about it */
    public Hearsay(@Nullable Channel channel, @Nullable String note) {
        List<Problem> problems = new ArrayList<>();
        if (channel != Channel.TELEPHONE && channel != Channel.LETTER) {
            problems.add(new Problem("channel", "Choose how the answer came"));
        }
        String said = note == null ? "" : note.replace("\r\n", "\n").strip();
        if (said.isEmpty() || said.length() > Limits.REASON || said.indexOf('\0') >= 0) {
            problems.add(new Problem(
                    "note",
                    "Say who gave the answer, when, and why you enter it, in %d characters or fewer"
                            .formatted(Limits.REASON)));
        }
        if (channel == null || !problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
        this.channel = channel;
        this.note = said;
    }
}
