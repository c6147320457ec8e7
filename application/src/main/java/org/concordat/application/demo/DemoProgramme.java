package org.concordat.application.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.application.demo.CaseDirectory.Area;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;

/** The cases of one demo in the order in which they are played, all of them checked. */
public record DemoProgramme(List<DemoPlan> plans) {

    /** The sign-in of the one person who belongs to no case and may see every partnership. */
    static final String ADMINISTRATOR = "administrator";

    private static final String ALL = "all";

    public DemoProgramme {
        plans = List.copyOf(plans);
    }

    /**
     * Plans a demo.
     *
     * @param number a packaged case, or {@code all}; counts when {@code file} is blank
     * @param file the path of a case file, or blank
     * @throws DemoPlan.NoSuchCase when there is no packaged case of this number
     * @throws CaseOnDisk.Unreadable when the file cannot be read
     * @throws InvalidCase with every fault of the case
     */
    public static DemoProgramme of(String number, String file) throws IOException {
        if (!file.isBlank()) {
            Path path = Path.of(file);
            return new DemoProgramme(List.of(DemoPlan.of(CaseOnDisk.read(path), path.toString())));
        }
        return number.equals(ALL) ? all() : new DemoProgramme(List.of(DemoPlan.ofCase(number)));
    }

    private static DemoProgramme all() throws IOException {
        List<DemoPlan> plans = new ArrayList<>();
        int people = 0;
        for (int number : DemoPlan.caseNumbers()) {
            DemoPlan plan = DemoPlan.ofCase(
                    number, new Area("case-%d-".formatted(number), " (case %d)".formatted(number), people + 1));
            plans.add(plan);
            people += plan.directory().file().people().size();
        }
        return new DemoProgramme(plans);
    }

    /** Everybody and everything that the cases name, and one administrator. */
    DirectoryFile directory() {
        List<Entry> people = Stream.concat(
                        files().flatMap(it -> it.people().stream()),
                        Stream.of(administrator(
                                (int) files().mapToLong(it -> it.people().size())
                                                .sum()
                                        + 1)))
                .toList();
        return new DirectoryFile(
                files().flatMap(it -> it.agencies().stream()).toList(),
                files().flatMap(it -> it.bodies().stream()).toList(),
                people);
    }

    private static Entry administrator(int number) {
        return new Entry(
                CaseDirectory.personId(number),
                "Administrator",
                ADMINISTRATOR + "@example.org",
                ADMINISTRATOR,
                true,
                List.of(new Holding(Function.ADMINISTRATOR, null, null)));
    }

    private Stream<DirectoryFile> files() {
        return plans.stream().map(it -> it.directory().file());
    }

    /** The ids of the cases. */
    String origin() {
        return plans.stream().map(it -> it.file().id()).collect(Collectors.joining(", "));
    }
}
