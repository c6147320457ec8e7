package org.concordat.application.demo;

import java.util.List;
import java.util.Objects;
import org.concordat.application.demo.CaseFile.CaseAgency;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;

/** Finds the people of a planned demo by what they do. */
final class DemoPeople {

    private DemoPeople() {}

    /** The agency that somebody acts for. */
    static String agencyOf(Entry person) {
        return person.held().stream()
                .map(Holding::agency)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Who holds a function for an agency itself. */
    static String holder(DemoPlan plan, Function function, String agencyId) {
        return plan.directory().file().people().stream()
                .filter(person -> person.held().stream()
                        .anyMatch(held ->
                                held.function() == function && agencyId.equals(held.agency()) && held.body() == null))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Who chairs the initiating body. */
    static String chair(DemoPlan plan) {
        return plan.directory().file().people().stream()
                .filter(person -> person.held().stream().anyMatch(held -> held.function() == Function.CHAIR))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What the case says about an agency of the directory, which lists them in the same order. */
    static CaseAgency caseAgency(DemoPlan plan, String agencyId) {
        List<String> ids = agencyIds(plan);
        return plan.file().agencies().get(ids.indexOf(agencyId));
    }

    static List<String> agencyIds(DemoPlan plan) {
        return plan.directory().file().agencies().stream().map(Agency::id).toList();
    }
}
