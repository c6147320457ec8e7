package org.concordat.portal.partnerships;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.directory.Person;
import org.concordat.portal.web.Files;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.registration.Fault;
import org.concordat.store.registration.RegisterColumn;
import org.concordat.store.registration.RegisterFiles;
import org.concordat.store.registration.RegisterFiles.Trial;
import org.concordat.store.registration.RegistrationWords;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registering the running partnerships of a file: first what it would do, then all of it or nothing. */
@Controller
@RequestMapping("/register/file")
class RegisterFileController {

    private final RegisterFiles files;
    private final DirectoryRepository directory;
    private final Access access;

    RegisterFileController(RegisterFiles files, DirectoryRepository directory, Access access) {
        this.files = files;
        this.directory = directory;
        this.access = access;
    }

    @GetMapping
    String form(Principal principal, Model model) {
        checkMayRegister(principal);
        return page(model);
    }

    private void checkMayRegister(Principal principal) {
        if (!access.mayRegister(principal.getName())) {
            throw new NotPermitted("register a partnership");
        }
    }

    private String page(Model model) {
        model.addAttribute(
                "columns",
                Arrays.stream(RegisterColumn.values())
                        .map(column -> List.of(
                                column.header(),
                                column.needed() ? "needed" : "may be left out",
                                column.description(),
                                column.example()))
                        .toList());
        model.addAttribute(
                "agencies",
                directory.agencies().stream()
                        .map(agency -> List.of(agency.name(), agency.id()))
                        .toList());
        model.addAttribute(
                "bodies",
                directory.bodies().stream()
                        .map(body -> List.of(body.name(), body.id()))
                        .toList());
        model.addAttribute(
                "people",
                directory.people().stream()
                        .filter(Person::active)
                        .map(person -> List.of(person.name(), person.id()))
                        .toList());
        model.addAttribute("backLink", "/register");
        return "register-file";
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(Principal principal) {
        checkMayRegister(principal);
        return Files.download("running-partnerships.csv", "text/csv;charset=UTF-8", RegisterFiles.template());
    }

    /** The dry run: nothing is written. */
    @PostMapping
    String tryOut(@RequestParam(required = false) MultipartFile file, Principal principal, Model model)
            throws IOException {
        checkMayRegister(principal);
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isEmpty()) {
            model.addAttribute("problems", true);
            return page(model);
        }
        byte[] content = file.getBytes();
        Trial trial = files.tryOut(content, principal.getName());
        return page(trial, UUID.randomUUID(), content, model);
    }

    @PostMapping("/all")
    String register(
            @RequestParam UUID batch,
            @RequestParam String content,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            int count = files.register(batch, bytes, principal.getName());
            redirect.addFlashAttribute(
                    "notice",
                    count == 1
                            ? "The partnership has been registered. Add its agreement and other documents on its page."
                            : "The %d partnerships have been registered. Add their agreements and other documents on their pages."
                                    .formatted(count));
            return "redirect:/partnerships";
        } catch (RegisterFiles.Refused e) {
            return page(e.trial(), batch, bytes, model);
        }
    }

    private static String page(Trial trial, UUID batch, byte[] content, Model model) {
        model.addAttribute("good", trial.isGood());
        model.addAttribute("count", trial.rows().size());
        model.addAttribute("problems", !trial.isGood());
        model.addAttribute("faults", rows(trial.faults()));
        model.addAttribute("warnings", rows(trial.warnings()));
        model.addAttribute(
                "partnerships",
                trial.rows().stream().map(RegisterFileController::row).toList());
        model.addAttribute("batch", batch);
        model.addAttribute("written", trial.isGood() ? new String(content, StandardCharsets.UTF_8) : "");
        model.addAttribute("backLink", "/register/file");
        return "register-file-trial";
    }

    private static List<List<String>> rows(List<Fault> faults) {
        return faults.stream()
                .map(fault -> List.of(
                        fault.line() == 0 ? "Whole file" : Integer.toString(fault.line()),
                        fault.line() == 0 ? "" : fault.column().isEmpty() ? "Whole line" : fault.column(),
                        fault.message() + "."))
                .toList();
    }

    private static List<String> row(RegisterFiles.Row row) {
        var command = row.command();
        var known = command.toRegistration();
        return List.of(
                Integer.toString(row.line()),
                String.valueOf(command.name()),
                command.stage() == null ? "" : command.stage().label(),
                RegistrationWords.day(known.startedOn()),
                Integer.toString(
                        command.members() == null ? 0 : command.members().size()));
    }
}
