package org.concordat.portal.tasks;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.ListItem;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.RequestRepository.Work;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of work that waits for the signed-in person, soonest due first. */
@Controller
class TaskListController {

    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Absences absences;
    private final BusinessClock clock;

    TaskListController(
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Absences absences,
            BusinessClock clock) {
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.absences = absences;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String tasks(Principal principal, Model model) {
        List<ListItem> own = new ArrayList<>();
        List<ListItem> asDeputy = new ArrayList<>();
        for (Work work : requests.workOf(principal.getName())) {
            (work.asDeputy() ? asDeputy : own).add(item(requests.get(work.requestId()), work.asDeputy()));
        }
        model.addAttribute("own", own);
        model.addAttribute("asDeputy", asDeputy);
        return "tasks";
    }

    private ListItem item(Request request, boolean asDeputy) {
        List<String> lines = new ArrayList<>();
        if (request.partnershipId() != null) {
            lines.add(partnerships.get(request.partnershipId()).name());
        }
        directory.agency(request.agencyId()).ifPresent(agency -> lines.add("On behalf of " + agency.name()));
        if (request.dueAt() != null) {
            lines.add("Due " + Words.day(request.dueAt()));
        }
        if (asDeputy) {
            absences.today(requests.addressees(request.id())).stream()
                    .map(Absence::sentence)
                    .forEach(lines::add);
        }
        Instant now = clock.now();
        boolean overdue = request.isOverdue(now);
        boolean soon =
                !overdue && request.remindAt() != null && now.isAfter(Objects.requireNonNull(request.remindAt()));
        return new ListItem(
                request.title(),
                "/tasks/" + request.id(),
                lines,
                overdue ? "Overdue" : soon ? "Due soon" : null,
                overdue ? "red" : "orange");
    }
}
