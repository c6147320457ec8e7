package org.concordat.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code ./concordat <command>}.
 *
 * @param portBase the port base that was asked for, or nothing
 * @param data the data folder that was asked for, or nothing
 * @param demoCase the case number of a demo
 * @param flags options without a value, such as {@code --yes}
 * @param words everything that is no option
 */
record Options(Optional<Integer> portBase, Optional<Path> data, int demoCase, Set<String> flags, List<String> words) {

    /**
     * Reads the arguments of one command.
     *
     * @param allowed the flags that this command knows
     * @throws LocalException for an option that it does not know, or a value that cannot be used
     */
    static Options parse(List<String> arguments, Set<String> allowed) {
        @Nullable Integer portBase = null;
        @Nullable Path data = null;
        int demoCase = 1;
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--port-base" -> portBase = number(arguments, ++i, argument);
                case "--data" -> data = Path.of(value(arguments, ++i, argument));
                case "--case" -> demoCase = number(arguments, ++i, argument);
                default -> {
                    if (argument.startsWith("-") && !allowed.contains(argument)) {
                        throw new LocalException("Unknown option " + argument + ". See ./concordat help.");
                    }
                    (argument.startsWith("-") ? flags : words).add(argument);
                }
            }
        }
        return new Options(
                Optional.ofNullable(portBase), Optional.ofNullable(data), demoCase, Set.copyOf(flags), words);
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
