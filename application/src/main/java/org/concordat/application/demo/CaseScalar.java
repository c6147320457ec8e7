package org.concordat.application.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One value of a case file. What a plain word means follows YAML 1.2, where only {@code true} and {@code false} are
 * truth values; the parser underneath knows 1.1.
 *
 * @param where the path to it, as people are told
 */
record CaseScalar(ScalarNode node, String where, CaseFaults faults) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final String DATE_FORM = "must be a date such as \"2001\", \"2001-03\" or \"2001-03-09\"";
    private static final Pattern PERIOD = Pattern.compile("P[1-9]\\d{0,3}[DWMY]");
    private static final Pattern SHARE = Pattern.compile("[1-9]\\d*/[1-9]\\d*");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL");
    private static final Pattern NO_TEXT = Pattern.compile(
            "|true|True|TRUE|false|False|FALSE|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|0x[0-9a-fA-F]+|0o[0-7]+");
    private static final int LONGEST_NUMBER = 9;

    /** Sign-ins and mail addresses are made from ids. */
    private static final int LONGEST_ID = 40;

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
        if (isPlain() && NULL.matcher(value).matches()) {
            return fault("is null; a key without a value is left out");
        }
        if (isPlain()
                && (NO_TEXT.matcher(value).matches() || NUMBER.matcher(value).matches())) {
            return fault(
                    value.isEmpty() ? "is empty" : "must be a text; put '%s' in quotes if it is one".formatted(value));
        }
        // An escape such as \0 brings in what a file itself may not hold.
        if (!value.codePoints().allMatch(StreamReader::isPrintable)) {
            return fault("holds a character that nobody can see");
        }
        return value.isBlank() ? fault("is empty") : value.strip();
    }

    /** A text that fits into {@code most} characters. */
    String text(int most) {
        String value = text();
        return value.length() <= most
                ? value
                : fault("has %d characters, and %d are the most".formatted(value.length(), most));
    }

    private String text(Pattern pattern, String what) {
        String value = text();
        return value.isEmpty() || pattern.matcher(value).matches() ? value : fault(what);
    }

    String id() {
        String id = text(ID, "must be lower-case words with hyphens between them, such as joint-board");
        return id.length() <= LONGEST_ID
                ? id
                : fault("has %d characters, and %d are the most".formatted(id.length(), LONGEST_ID));
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
        String value = text(DATE, DATE_FORM);
        return value.length() < "2001-03-09".length() || isInCalendar(value) ? value : fault(DATE_FORM);
    }

    private static boolean isInCalendar(String day) {
        try {
            LocalDate.parse(day);
            return true;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
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
