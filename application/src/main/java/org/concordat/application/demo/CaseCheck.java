package org.concordat.application.demo;

import java.io.IOException;
import java.util.List;
import org.concordat.application.demo.DemoPlan.NoSuchCase;

/**
 * Looks at cases before a demo starts any server: {@code java -jar concordat-application.jar check-case 1}, or {@code all},
 * or {@code --file} and a path. Says every fault on standard output and ends with 1 when a case cannot be used.
 */
public final class CaseCheck {

    private static final String COMMAND = "check-case";
    private static final String FILE = "--file";

    private CaseCheck() {}

    /** Whether the arguments of the program ask for this and nothing else. */
    public static boolean isAskedFor(String... args) {
        List<String> all = List.of(args);
        return !all.isEmpty()
                && all.getFirst().equals(COMMAND)
                && (all.size() == 2 || all.size() == 3 && all.get(1).equals(FILE));
    }

    /** Returns the exit code of the program. */
    public static int run(String... args) {
        try {
            DemoProgramme.of(args.length == 2 ? args[1] : "", args.length == 2 ? "" : args[2]);
            return 0;
        } catch (InvalidCase | NoSuchCase | CaseOnDisk.Unreadable | IOException e) {
            DemoConsole.say(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
