package org.concordat.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.concordat.domain.directory.Person;
import org.concordat.portal.web.NavigationItem;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page needs: who is signed in, where they can go, and what is down. */
@ControllerAdvice
@Profile("!deploy")
class EveryPage {

    private final Access access;
    private final DirectoryRepository directory;
    private final Outages outages;

    EveryPage(Access access, DirectoryRepository directory, Outages outages) {
        this.access = access;
        this.directory = directory;
        this.outages = outages;
    }

    @ModelAttribute
    void frame(Model model, @Nullable Principal principal, HttpServletRequest request) {
        model.addAttribute("outages", outages.sentences());
        if (principal != null) {
            model.addAttribute(
                    "person",
                    directory.person(principal.getName()).map(Person::name).orElse(""));
            model.addAttribute("navigation", navigation(principal.getName(), request.getServletPath()));
        }
    }

    private List<NavigationItem> navigation(String personId, String path) {
        List<NavigationItem> items = new ArrayList<>();
        items.add(item("My tasks", "/tasks", path));
        items.add(item("Partnerships", "/partnerships", path));
        if (access.mayPropose(personId)) {
            items.add(item("Propose a partnership", "/propose", path));
        }
        items.add(item("My absences", "/absences", path));
        if (access.mayAdministrate(personId)) {
            items.add(item("Directory", "/directory", path));
            items.add(item("Operations", "/operations", path));
        }
        return items;
    }

    private static NavigationItem item(String text, String href, String path) {
        return new NavigationItem(text, href, path.equals(href) || path.startsWith(href + "/"));
    }
}
