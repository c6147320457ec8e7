package org.concordat.local;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code ./concordat <command>}.
 *
 * @param portBase the port base that was asked for, or nothing
 * @param data the data folder that was asked for, or nothing
 * @param demo what is meant for a demo
 * @param flags options without a value, such as {@code --yes}
 * @param words everything that is no option
 */
record Options(
        Optional<Integer> portBase, Optional<Path> data, DemoOptions demo, Set<String> flags, List<String> words) {

    private static final String ALL_CASES = "all";
    private static final String FIRST_CASE = "1";
    /** Two years take two hours then. */
    private static final BigDecimal SLOWEST = BigDecimal.TEN;

    /**
     * Reads the arguments of one command.
     *
     * @param allowed the flags that this command knows
     * @throws LocalException for an option that it does not know, or a value that cannot be used
     */
    static Options parse(List<String> arguments, Set<String> allowed) {
        @Nullable Integer portBase = null;
        @Nullable Path data = null;
        @Nullable String demoCase = null;
        @Nullable Path demoFile = null;
        @Nullable LocalDate until = null;
        BigDecimal speed = BigDecimal.ZERO;
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--port-base" -> portBase = number(arguments, ++i, argument);
                case "--data" -> data = Path.of(value(arguments, ++i, argument));
                case "--case" -> demoCase = demoCase(arguments, ++i, argument);
                case "--file" -> demoFile = file(arguments, ++i, argument);
                case "--until" -> until = day(arguments, ++i, argument);
                case "--speed" -> speed = speed(arguments, ++i, argument);
                default -> {
                    if (argument.startsWith("-") && !allowed.contains(argument)) {
                        throw new LocalException("Unknown option " + argument + ". See ./concordat help.");
                    }
                    (argument.startsWith("-") ? flags : words).add(argument);
                }
            }
        }
        if (demoCase != null && demoFile != null) {
            throw new LocalException(
                    "--case plays a case of the product and --file one of yours. Give only one of them.");
        }
        return new Options(
                Optional.ofNullable(portBase),
                Optional.ofNullable(data),
                new DemoOptions(
                        Objects.requireNonNullElse(demoCase, FIRST_CASE),
                        Optional.ofNullable(demoFile),
                        Optional.ofNullable(until),
                        speed),
                Set.copyOf(flags),
                List.copyOf(words));
    }

    private static String demoCase(List<String> arguments, int index, String option) {
        String text = value(arguments, index, option);
        if (!text.equals(ALL_CASES) && !text.matches("\\d{1,6}")) {
            throw new LocalException(option + " needs a number or " + ALL_CASES + ", not '" + text
                    + "'. A case of your own is played with --file.");
        }
        return text;
    }

    private static Path file(List<String> arguments, int index, String option) {
        String text = value(arguments, index, option);
        if (text.isBlank()) {
            throw new LocalException(option + " needs the path of a case file. See ./concordat help demo.");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException failure) {
            throw new LocalException(
                    "The path " + text
                            + " cannot be used in the character set of this terminal. Set LANG to one in UTF-8,"
                            + " such as C.UTF-8, or give the file a name without special letters.",
                    failure);
        }
    }

    private static LocalDate day(List<String> arguments, int index, String option) {
        String text = value(arguments, index, option);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException failure) {
            throw new LocalException(
                    option + " needs a day written like 2026-03-31, not '" + text + "'. See ./concordat help demo.",
                    failure);
        }
    }

    private static BigDecimal speed(List<String> arguments, int index, String option) {
        String text = value(arguments, index, option);
        if (!text.matches("\\d{1,2}(\\.\\d{1,3})?") || new BigDecimal(text).compareTo(SLOWEST) > 0) {
            throw new LocalException(option + " needs the seconds that a day takes, from 0 (as fast as possible) to "
                    + SLOWEST + ", such as 0.5, not '" + text + "'.");
        }
        return new BigDecimal(text);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new LocalException(option + " needs a value. See ./concordat help.");
        }
        return arguments.get(index);
    }

    private static int number(List<String> arguments, int index, String option) {
        String text = value(arguments, index, option);
        if (!text.matches("\\d{1,6}")) {
            throw new LocalException(option + " needs a number, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    /** Returns the data folder: asked for, else by environment, else the usual one with this name. */
    Path dataFolder(String name) {
        return data.orElseGet(() -> LocalSettings.defaultData(System.getenv(), name));
    }

    /** Returns the port base: asked for, else by environment, else the given one. */
    int base(int usual) {
        Map<String, String> environment = System.getenv();
        return portBase.orElseGet(() -> {
            String text = environment.getOrDefault("CONCORDAT_PORT_BASE", "");
            return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
        });
    }

    /** Returns the data folder of a demo: asked for, else one beside the folder that the environment names. */
    Path demoFolder() {
        return data.orElseGet(() -> LocalSettings.defaultDemoData(System.getenv()));
    }

    /** Returns the port base of a demo: asked for, else as far from the environment's as the usual two are apart. */
    int demoBase() {
        return portBase.orElseGet(
                () -> base(LocalSettings.DEFAULT_BASE) + LocalSettings.DEMO_BASE - LocalSettings.DEFAULT_BASE);
    }
}
