package org.concordat.application.demo;

import java.io.IOException;
import org.concordat.application.demo.DemoPlan.NoSuchCase;

/**
 * Looks at a case before a demo starts any server: {@code java -jar concordat-application.jar check-case 1}. Says every fault on standard output
 * and ends with 1 when the case cannot be used.
 */
public final class CaseCheck {

    private static final String COMMAND = "check-case";

    private CaseCheck() {}

    /** Whether the arguments of the program ask for this and nothing else. */
    public static boolean isAskedFor(String... args) {
        return args.length == 2 && args[0].equals(COMMAND);
    }

    /** Returns the exit code of the program. */
    public static int run(String... args) {
        try {
            DemoPlan.ofCase(args[1]);
            return 0;
        } catch (InvalidCase | NoSuchCase | IOException e) {
            System.out.println(e.getMessage());
            return 1;
        }
    }
}
