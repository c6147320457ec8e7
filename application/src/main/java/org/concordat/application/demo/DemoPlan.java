package org.concordat.application.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.concordat.application.demo.CaseDirectory.Area;
import org.concordat.application.demo.InvalidCase.Fault;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Agency;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Everything a demo is going to file, checked before anything is started.
 *
 * @param proposal what the lead officer proposes
 * @param assumptions in plain words, what the case does not say and the demo supposes
 */
public record DemoPlan(CaseFile file, CaseDirectory directory, ProposePartnership proposal, List<String> assumptions) {

    private static final String NO_RATIONALE = "The case gives no reason.";

    private static final List<String> ANSWERS = List.of(
            "Each agency says yes because the case names it as a partner. That the person does so who then represents it is"
                    + " assumed.",
            "The days are assumed. Each case has half a year, on whose first working day it is proposed. When each answer"
                    + " comes is drawn, the same at every run (seed " + AnswerTimes.SEED
                    + "): three in four before the reminder, the fourth after it and before the deputy is told.",
            "The case tells of no check of the proposal, no description of needs and no decision: the lead officer is taken"
                    + " to send it on unchanged and the chair to approve it. What they write is in words of ours.",
            "Senior officers are taken to commit what the case says their agency provides, and every agency to be nearly"
                    + " ready. People, dates and communication of the governance are assumed. The difficulties that the case"
                    + " tells of become the first risks, each rated in the middle.");

    /**
     * Reads the packaged case of this number.
     *
     * @throws NoSuchCase when there is none
     * @throws InvalidCase with every fault when it cannot be used
     */
    public static DemoPlan ofCase(String number) throws IOException {
        if (!number.matches("[1-9][0-9]{0,5}")
                || !packaged(Integer.parseInt(number)).exists()) {
            throw new NoSuchCase(number, caseNumbers());
        }
        return ofCase(Integer.parseInt(number), Area.ALONE);
    }

    /** Reads the packaged case of this number, which must be there, for a directory that it may share with others. */
    static DemoPlan ofCase(int number, Area area) throws IOException {
        Resource resource = packaged(number);
        String fileName = Objects.requireNonNull(resource.getFilename());
        try (InputStream stream = resource.getInputStream()) {
            return of(CaseReader.read(stream, fileName), fileName, area);
        }
    }

    private static Resource packaged(int number) {
        return new ClassPathResource("sample/case-%d.yaml".formatted(number));
    }

    /** The packaged cases in order. */
    static List<Integer> caseNumbers() throws IOException {
        Resource[] cases = new PathMatchingResourcePatternResolver().getResources("classpath*:sample/case-*.yaml");
        return Arrays.stream(cases)
                .map(it -> Objects.requireNonNull(it.getFilename()).replaceAll("\\D", ""))
                .map(Integer::valueOf)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /**
     * Plans the demo of one case.
     *
     * @throws InvalidCase when the case says more than a proposal can hold
     */
    static DemoPlan of(CaseFile file, String fileName) {
        return of(file, fileName, Area.ALONE);
    }

    private static DemoPlan of(CaseFile file, String fileName, Area area) {
        CaseDirectory directory = CaseDirectory.of(file, area);
        List<String> assumptions = new ArrayList<>(directory.assumptions());
        if (file.rationale() == null) {
            assumptions.add("The case gives no reason for the partnership; the proposal says just that.");
        }
        assumptions.addAll(ANSWERS);
        assumptions.add(DemoDesign.ASSUMPTION);
        try {
            ProposePartnership proposal = new ProposePartnership(
                    file.name(),
                    file.targetGroup(),
                    Objects.requireNonNullElse(file.rationale(), NO_RATIONALE),
                    directory.file().agencies().stream().map(Agency::id).toList(),
                    DemoDesign.of(file),
                    directory.initiatingBody().id(),
                    directory.leadOfficerId());
            return new DemoPlan(file, directory, proposal, List.copyOf(assumptions));
        } catch (InvalidCommand e) {
            throw new InvalidCase(
                    fileName,
                    e.problems().stream()
                            .map(problem -> new Fault(0, problem.field() + ": " + problem.message()))
                            .toList());
        }
    }

    /** There is no case of the number asked for. The message names those there are. */
    public static final class NoSuchCase extends RuntimeException {
        NoSuchCase(String number, List<Integer> known) {
            super("There is no case %s. Choose one of %s, or all, or a file of your own with --file."
                    .formatted(number, known.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }
}
