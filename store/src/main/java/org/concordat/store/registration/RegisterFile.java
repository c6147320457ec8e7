package org.concordat.store.registration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.RegisterPartnership;
import org.concordat.domain.commands.RegisterPartnership.Document;
import org.concordat.domain.commands.RegisterPartnership.Member;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;

/**
 * A file of running partnerships as people write it: CSV in UTF-8, columns named in the first row, separated by commas or
 * semicolons, one partnership a row.
 */
final class RegisterFile {

    /** How large a file may be, in bytes. */
    static final int MOST_BYTES = 1024 * 1024;
    /** How many partnerships one file may hold. */
    static final int MOST_ROWS = 200;

    /** One row: what it says, as far as it can be understood. The command is there when nothing in the row is wrong. */
    record Entry(
            int line,
            String name,
            List<Member> members,
            String bodyId,
            String leadOfficerId,
            @Nullable RegisterPartnership command) {}

    /** All rows, and all faults that can be told without the directory. */
    record Contents(List<Entry> entries, List<Fault> faults) {}

    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    private final UnaryOperator<String> personIds;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private RegisterFile(UnaryOperator<String> personIds) {
        this.personIds = personIds;
    }

    /** @param personIds makes of what names a person the person's id */
    static Contents read(byte[] file, UnaryOperator<String> personIds) {
        RegisterFile reading = new RegisterFile(personIds);
        reading.read(file);
        return new Contents(List.copyOf(reading.entries), List.copyOf(reading.faults));
    }

    private void read(byte[] file) {
        if (file.length > MOST_BYTES) {
            faults.add(Fault.ofFile("The file is larger than 1 MB. Split it and send the parts one by one"));
            return;
        }
        decode(file).ifPresent(text -> {
            if (text.isBlank()) {
                faults.add(Fault.ofFile("The file is empty. Begin with the template"));
            } else {
                parse(text);
            }
        });
    }

    // --- characters ----------------------------------------------------------------------------------------------

    private Optional<String> decode(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        String read = text.toString();
        if (result.isError()) {
            faults.add(Fault.ofLine(
                    lineOf(read, read.length()),
                    "A character here is not written in UTF-8. Save the file again as CSV UTF-8"));
            return Optional.empty();
        }
        int nul = read.indexOf('\0');
        if (nul >= 0) {
            faults.add(Fault.ofLine(
                    lineOf(read, nul), "A character here is no text (NUL). Save the file again as CSV UTF-8"));
            return Optional.empty();
        }
        return Optional.of(read.startsWith("\ufeff") ? read.substring(1) : read);
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    // --- rows ----------------------------------------------------------------------------------------------------

    private void parse(String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separatorOf(text))
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            readRows(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first row tells: names of columns hold neither commas nor semicolons. */
    private static char separatorOf(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private void readRows(CSVParser parser) {
        Iterator<CSVRecord> rows = parser.iterator();
        List<RegisterColumn> columns = List.of();
        int line = 1;
        try {
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                if (!isBlank(row)) {
                    if (columns.isEmpty()) {
                        columns = columns(row, line);
                        if (columns.isEmpty()) {
                            return;
                        }
                    } else if (!readRow(row, columns, line)) {
                        return;
                    }
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            faults.add(
                    Fault.ofLine(
                            line,
                            "The quotation marks in this row do not fit. Put a value in one pair of them, and double those inside"));
            return;
        }
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.ofFile("Below the names of the columns there is no partnership"));
        }
    }

    private static boolean isBlank(CSVRecord row) {
        return row.stream().allMatch(String::isBlank);
    }

    /** The columns in the order of the file; empty, with the faults noted, when they will not do. */
    private List<RegisterColumn> columns(CSVRecord header, int line) {
        List<RegisterColumn> columns = new ArrayList<>();
        int before = faults.size();
        for (String name : header) {
            Optional<RegisterColumn> column = RegisterColumn.named(name);
            if (column.isEmpty()) {
                faults.add(new Fault(
                        line,
                        shortened(name),
                        "This column is not known. The columns are: " + RegisterColumn.headers()));
            } else if (columns.contains(column.get())) {
                faults.add(new Fault(line, column.get().header(), "This column is there twice. Take one out"));
            } else {
                columns.add(column.get());
            }
        }
        for (RegisterColumn column : RegisterColumn.values()) {
            if (column.needed() && !columns.contains(column)) {
                faults.add(new Fault(line, column.header(), "This column is missing. Add it, in any place"));
            }
        }
        return faults.size() == before ? columns : List.of();
    }

    private static String shortened(String name) {
        return name.isBlank() ? "without a name" : name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    /** Returns false when the file holds too many rows to go on. */
    private boolean readRow(CSVRecord row, List<RegisterColumn> columns, int line) {
        if (entries.size() == MOST_ROWS) {
            faults.add(Fault.ofLine(
                    line, "A file may hold %d partnerships. Put the rest in another one".formatted(MOST_ROWS)));
            return false;
        }
        if (row.size() != columns.size()) {
            faults.add(Fault.ofLine(
                    line,
                    "This row has %d values, and there are %d columns. A value that holds a separator must stand in quotation marks"
                            .formatted(row.size(), columns.size())));
            return true;
        }
        Map<RegisterColumn, String> values = new EnumMap<>(RegisterColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), row.get(i).strip());
        }
        entries.add(new Row(line, values).read());
        return true;
    }

    // --- values --------------------------------------------------------------------------------------------------

    /** One row while it is being understood. */
    private final class Row {

        private final int line;
        private final Map<RegisterColumn, String> values;
        private final Set<RegisterColumn> faulty = EnumSet.noneOf(RegisterColumn.class);

        Row(int line, Map<RegisterColumn, String> values) {
            this.line = line;
            this.values = values;
        }

        Entry read() {
            List<Member> members = members();
            RegisterPartnership command = command(members);
            return new Entry(
                    line,
                    text(RegisterColumn.NAME),
                    members,
                    text(RegisterColumn.BODY),
                    personIds.apply(text(RegisterColumn.LEAD_OFFICER)),
                    command);
        }

        private @Nullable RegisterPartnership command(List<Member> members) {
            Stage stage = word(RegisterColumn.STAGE, Stage.class, Stage::label);
            WorkingModel model = word(RegisterColumn.MAIN_MODEL, WorkingModel.class, WorkingModel::label);
            List<WorkingModel> others = otherModels();
            PartnershipForm form = word(RegisterColumn.FORM, PartnershipForm.class, PartnershipForm::label);
            JointWorking degree = word(RegisterColumn.DEGREE, JointWorking.class, JointWorking::label);
            String startedOn = day(RegisterColumn.STARTED_ON);
            String endsOn = day(RegisterColumn.ENDS_ON);
            String reviewOn = day(RegisterColumn.REVIEW_ON);
            String signedOn = day(RegisterColumn.AGREEMENT_SIGNED_ON);
            List<Document> documents = documents();
            try {
                RegisterPartnership command = new RegisterPartnership(
                        text(RegisterColumn.NAME),
                        text(RegisterColumn.TARGET_GROUP),
                        text(RegisterColumn.REASON),
                        stage,
                        text(RegisterColumn.AREA),
                        model,
                        others,
                        form,
                        degree,
                        startedOn,
                        endsOn,
                        reviewOn,
                        members,
                        text(RegisterColumn.BODY),
                        personIds.apply(text(RegisterColumn.LEAD_OFFICER)),
                        text(RegisterColumn.AGREEMENT),
                        signedOn,
                        text(RegisterColumn.AGREEMENT_KEPT_AT),
                        documents);
                return faulty.isEmpty() ? command : null;
            } catch (InvalidCommand e) {
                e.problems().forEach(this::add);
                return null;
            }
        }

        /** A problem of the command, unless the column's value could not even be understood. */
        private void add(Problem problem) {
            RegisterColumn column = RegisterColumn.ofField(problem.field());
            if (!faulty.contains(column)) {
                faults.add(Fault.of(line, problem));
            }
        }

        private void fault(RegisterColumn column, String message) {
            faulty.add(column);
            faults.add(new Fault(line, column.header(), message));
        }

        private String text(RegisterColumn column) {
            return values.getOrDefault(column, "");
        }

        private <E extends Enum<E>> @Nullable E word(RegisterColumn column, Class<E> type, Function<E, String> label) {
            String entered = text(column);
            return entered.isEmpty() ? null : word(column, entered, type, label);
        }

        private <E extends Enum<E>> @Nullable E word(
                RegisterColumn column, String entered, Class<E> type, Function<E, String> label) {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(one -> same(entered, one.name()) || same(entered, label.apply(one)))
                    .findFirst();
            if (found.isEmpty()) {
                fault(
                        column,
                        "“%s” is not one of: %s".formatted(shortened(entered), RegisterColumn.words(type, label)));
            }
            return found.orElse(null);
        }

        private static boolean same(String entered, String word) {
            return RegisterColumn.keyOf(entered).equals(RegisterColumn.keyOf(word));
        }

        private List<WorkingModel> otherModels() {
            return parts(RegisterColumn.OTHER_MODELS).stream()
                    .flatMap(one -> Optional.ofNullable(
                            word(RegisterColumn.OTHER_MODELS, one, WorkingModel.class, WorkingModel::label))
                            .stream())
                    .toList();
        }

        /** The day as ISO 8601 has it; what is no day stays as it is. */
        private String day(RegisterColumn column) {
            String entered = text(column);
            if (entered.isEmpty()) {
                return "";
            }
            try {
                return (entered.contains("/") ? LocalDate.parse(entered, BRITISH) : LocalDate.parse(entered))
                        .toString();
            } catch (DateTimeException e) {
                fault(
                        column,
                        "“%s” is not a day. Write it as 2024-04-01 or 01/04/2024, with the day first"
                                .formatted(shortened(entered)));
                return entered; // something was entered: the command must not ask for it again
            }
        }

        private List<String> parts(RegisterColumn column) {
            return Arrays.stream(text(column).split("\\|"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        private List<Member> members() {
            List<Member> members = new ArrayList<>();
            for (String part : parts(RegisterColumn.MEMBERS)) {
                String[] ids = part.split(":", -1);
                if (ids.length > 3) {
                    fault(
                            RegisterColumn.MEMBERS,
                            "“%s” has more than three parts. Write agency:representative:second person"
                                    .formatted(shortened(part)));
                } else {
                    members.add(new Member(ids[0], person(ids, 1), person(ids, 2)));
                }
            }
            return members;
        }

        private String person(String[] ids, int index) {
            return index < ids.length ? personIds.apply(ids[index].strip()) : "";
        }

        private List<Document> documents() {
            List<Document> documents = new ArrayList<>();
            for (String part : parts(RegisterColumn.DOCUMENTS)) {
                int sign = part.indexOf('=');
                if (sign < 0) {
                    fault(
                            RegisterColumn.DOCUMENTS,
                            "“%s” does not say where it is kept. Write name = place".formatted(shortened(part)));
                } else {
                    documents.add(new Document(part.substring(0, sign), part.substring(sign + 1)));
                }
            }
            return documents;
        }
    }
}
