package org.concordat.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
 * @param demoCase the case of a demo: a number or {@code all}; what it means without a file
 * @param demoFile the case file of a demo, absolute, or nothing
 * @param flags options without a value, such as {@code --yes}
 * @param words everything that is no option
 */
record Options(
        Optional<Integer> portBase,
        Optional<Path> data,
        String demoCase,
        Optional<Path> demoFile,
        Set<String> flags,
        List<String> words) {

    private static final String ALL_CASES = "all";
    private static final String FIRST_CASE = "1";

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
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--port-base" -> portBase = number(arguments, ++i, argument);
                case "--data" -> data = Path.of(value(arguments, ++i, argument));
                case "--case" -> demoCase = demoCase(arguments, ++i, argument);
                case "--file" -> demoFile = file(arguments, ++i, argument);
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
                Objects.requireNonNullElse(demoCase, FIRST_CASE),
                Optional.ofNullable(demoFile),
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
