package org.concordat.store.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.RegisterPartnership;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.registration.RegisterFile.Contents;
import org.concordat.store.registration.RegisterFile.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers the partnerships of a file, all or none; says before what it would do. */
@Service
public class RegisterFiles {

    /** How large a file may be, in bytes. */
    public static final int MOST_BYTES = RegisterFile.MOST_BYTES;

    /** One partnership of a file; {@code command} is what would be registered. */
    public record Row(int line, RegisterPartnership command) {}

    /**
     * What a file would do. Nothing is registered as long as it has faults.
     *
     * @param rows what would be registered, without the rows that have faults
     * @param warnings what will do, but should be put right before long
     */
    public record Trial(List<Row> rows, List<Fault> faults, List<Fault> warnings) {

        /** Whether all of it can be registered. */
        public boolean isGood() {
            return faults.isEmpty();
        }
    }

    /** A file cannot be registered; nothing was changed. */
    public static final class Refused extends RuntimeException {

        private final transient Trial trial;

        Refused(Trial trial) {
            super("Not registered: %d faults".formatted(trial.faults().size()));
            this.trial = trial;
        }

        /** What is wrong with it. */
        public Trial trial() {
            return trial;
        }
    }

    private final Registrations registrations;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;

    public RegisterFiles(
            Registrations registrations, PartnershipRepository partnerships, DirectoryRepository directory) {
        this.registrations = registrations;
        this.partnerships = partnerships;
        this.directory = directory;
    }

    /**
     * Says what the file would do, and does nothing.
     *
     * @throws NotPermitted when this person may not register
     */
    @Transactional(readOnly = true)
    public Trial tryOut(byte[] file, String personId) {
        registrations.checkMayRegister(personId);
        KnownDirectory known = KnownDirectory.of(directory);
        Contents contents = RegisterFile.read(file, known::personId);
        List<Fault> faults = new ArrayList<>(contents.faults());
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (Entry entry : contents.entries()) {
            Registrations.peopleProblems(known, entry.members(), entry.bodyId(), entry.leadOfficerId(), personId)
                    .forEach(problem -> faults.add(Fault.of(entry.line(), problem)));
            RegisterPartnership command = entry.command();
            if (command != null) {
                registrations.otherProblems(command).forEach(problem -> faults.add(Fault.of(entry.line(), problem)));
                Integer first = seen.putIfAbsent(keyOf(command), entry.line());
                if (first != null) {
                    faults.add(new Fault(
                            entry.line(),
                            RegisterColumn.NAME.header(),
                            "This partnership stands in line %d already (same name and same start)".formatted(first)));
                }
            }
        }
        return trial(contents.entries(), faults, known);
    }

    private static List<Object> keyOf(RegisterPartnership command) {
        return List.of(
                RegistrationRepository.keyOf(Objects.requireNonNull(command.name())),
                command.toRegistration().startedOn());
    }

    private static Trial trial(List<Entry> entries, List<Fault> faults, KnownDirectory known) {
        List<Row> rows = new ArrayList<>();
        List<Fault> warnings = new ArrayList<>();
        for (Entry entry : entries) {
            RegisterPartnership command = entry.command();
            if (command != null && faults.stream().noneMatch(fault -> fault.line() == entry.line())) {
                rows.add(new Row(entry.line(), command));
                Registrations.warnings(known, command)
                        .forEach(warning -> warnings.add(Fault.of(entry.line(), warning)));
            }
        }
        // a sort keeps the order within a line, which is that of the columns
        faults.sort(Comparator.comparingInt(Fault::line));
        return new Trial(rows, List.copyOf(faults), warnings);
    }

    /**
     * Registers every partnership of the file, in one transaction. The same {@code batch} again, as a form sent twice
     * does, registers nothing more.
     *
     * @param batch chosen by the caller before it asked
     * @return how many partnerships the file holds
     * @throws Refused when the file has a fault
     * @throws NotPermitted when this person may not register
     */
    @Transactional
    public int register(UUID batch, byte[] file, String personId) {
        registrations.checkMayRegister(personId);
        List<Entry> entries = RegisterFile.read(file, UnaryOperator.identity()).entries();
        if (!entries.isEmpty()
                && partnerships.find(idOf(batch, entries.getFirst().line())).isPresent()) {
            return entries.size();
        }
        Trial trial = tryOut(file, personId);
        if (!trial.isGood()) {
            throw new Refused(trial);
        }
        for (Row row : trial.rows()) {
            try {
                registrations.store(idOf(batch, row.line()), row.command(), personId);
            } catch (InvalidCommand e) {
                // somebody else was quicker by a moment
                throw new Refused(new Trial(
                        List.of(),
                        e.problems().stream()
                                .map(problem -> Fault.of(row.line(), problem))
                                .toList(),
                        List.of()));
            }
        }
        return trial.rows().size();
    }

    /** The same partnership for the same line of the same batch. */
    static UUID idOf(UUID batch, int line) {
        return UUID.nameUUIDFromBytes((batch + " " + line).getBytes(StandardCharsets.UTF_8));
    }

    /** A file to begin with: the names of the columns and one partnership to write over. */
    public static byte[] template() {
        StringBuilder text = new StringBuilder("\ufeff"); // by this mark spreadsheets know that it is UTF-8
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            for (List<String> row : RegisterColumn.template()) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
