package org.concordat.application.demo;

import java.io.IOException;
import java.util.List;
import org.concordat.application.demo.DemoPlan.NoSuchCase;

/**
 * Looks at a demo before any server starts: {@code java -jar concordat-application.jar check-case 1 2026-11-21}, or
 * {@code all} instead of the number, or {@code --file} and a path; then today; then, if it is to end earlier, its last day.
 * Says every fault on standard output and ends with 1 when the demo cannot be played.
 */
public final class CaseCheck {

    private static final String COMMAND = "check-case";
    private static final String FILE = "--file";

    private CaseCheck() {}

    /** Whether the arguments of the program ask for this and nothing else. */
    public static boolean isAskedFor(String... args) {
        List<String> all = List.of(args);
        if (all.isEmpty() || !all.getFirst().equals(COMMAND)) {
            return false;
        }
        int days = all.size() - firstDay(all);
        return days == 1 || days == 2;
    }

    /** Where today stands. */
    private static int firstDay(List<String> all) {
        return all.size() > 1 && all.get(1).equals(FILE) ? 3 : 2;
    }

    /** Returns the exit code of the program. */
    public static int run(String... args) {
        List<String> all = List.of(args);
        int today = firstDay(all);
        try {
            DemoProgramme programme = DemoProgramme.of(today == 2 ? all.get(1) : "", today == 2 ? "" : all.get(2));
            DemoCalendar.of(
                    all.get(today),
                    all.size() > today + 1 ? all.get(today + 1) : "",
                    programme.plans().size());
            return 0;
        } catch (InvalidCase | NoSuchCase | CaseOnDisk.Unreadable | DemoCalendar.Impossible | IOException e) {
            DemoConsole.say(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
