package org.concordat.application.demo;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One value of a case file. What a plain word means follows YAML 1.2, where only {@code true} and {@code false} are
 * truth values; the parser underneath knows 1.1.
 *
 * @param where the path to it, as people are told
 */
record CaseScalar(ScalarNode node, String where, CaseFaults faults) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Pattern PERIOD = Pattern.compile("P[1-9]\\d*[DWMY]");
    private static final Pattern SHARE = Pattern.compile("[1-9]\\d*/[1-9]\\d*");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NO_TEXT = Pattern.compile(
            "~|null|Null|NULL||true|True|TRUE|false|False|FALSE|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|0x[0-9a-fA-F]+|0o[0-7]+");
    private static final int LONGEST_NUMBER = 9;

    private boolean isPlain() {
        return node.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private String fault(String what) {
        faults.add(node, where + " " + what);
        return "";
    }

    /** A text, empty after a fault. */
    String text() {
        String value = node.getValue();
        if (isPlain()
                && (NO_TEXT.matcher(value).matches() || NUMBER.matcher(value).matches())) {
            return fault(
                    value.isEmpty() ? "is empty" : "must be a text; put '%s' in quotes if it is one".formatted(value));
        }
        return value.isBlank() ? fault("is empty") : value.strip();
    }

    private String text(Pattern pattern, String what) {
        String value = text();
        return value.isEmpty() || pattern.matcher(value).matches() ? value : fault(what);
    }

    String id() {
        return text(ID, "must be lower-case words with hyphens between them, such as joint-board");
    }

    String caseId() {
        return text(Pattern.compile("CASE[1-9][0-9]*"), "must be CASE and a number, such as CASE1");
    }

    String share() {
        return text(SHARE, "must be a fraction of whole numbers, such as 2/3");
    }

    String challengeCode(Set<String> codes) {
        String value = text();
        return value.isEmpty() || codes.contains(value)
                ? value
                : fault("is '%s', which is no code of a challenge".formatted(value));
    }

    String currency() {
        String value = text();
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(it -> it.getCurrencyCode().equals(value));
        return value.isEmpty() || known ? value : fault("must be a currency code of three letters, such as GBP");
    }

    String date() {
        if (isPlain()) {
            return fault("must be a date in quotes, such as \"2001-03\"");
        }
        return text(DATE, "must be a date such as \"2001\", \"2001-03\" or \"2001-03-09\"");
    }

    @Nullable
    Period period() {
        String value = text(PERIOD, "must be a period in whole units, such as P2W or P3M");
        return value.isEmpty() ? null : Period.parse(value);
    }

    @Nullable
    Boolean truth() {
        String value = node.getValue();
        if (isPlain() && (value.equals("true") || value.equals("false"))) {
            return Boolean.valueOf(value);
        }
        fault("must be true or false");
        return null;
    }

    /** A whole number of 1 or more. */
    @Nullable
    Integer count() {
        String value = node.getValue();
        if (isPlain() && WHOLE.matcher(value).matches() && value.length() <= LONGEST_NUMBER) {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        }
        fault("must be a whole number of 1 or more");
        return null;
    }

    /** A number above 0. */
    @Nullable
    BigDecimal positive() {
        String value = node.getValue();
        if (isPlain() && NUMBER.matcher(value).matches() && value.length() <= 2 * LONGEST_NUMBER) {
            BigDecimal number = new BigDecimal(value);
            if (number.signum() > 0) {
                return number;
            }
        }
        fault("must be a number above 0");
        return null;
    }

    /** One of the names of an enum; the first of them after a fault. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String value = text();
        for (E one : all) {
            if (one.name().equals(value)) {
                return one;
            }
        }
        if (!value.isEmpty()) {
            fault("is '%s'; it must be one of %s"
                    .formatted(value, all.stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
        return all.getFirst();
    }
}
