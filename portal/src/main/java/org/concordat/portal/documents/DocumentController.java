package org.concordat.portal.documents;

import java.security.Principal;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.commands.WithdrawDocument;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.web.Choice;
import org.concordat.portal.web.Files;
import org.concordat.store.access.Access;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.Documents.Content;
import org.concordat.store.documents.Documents.Document;
import org.concordat.store.documents.Documents.Result;
import org.concordat.store.documents.FileType;
import org.concordat.store.partnerships.PartnershipRepository;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The documents of a partnership: whoever sees it reads them, whoever keeps what belongs to it adds and withdraws them. */
@Controller
@RequestMapping("/partnerships/{partnershipId}/documents")
class DocumentController {

    private static final String SENT_BEFORE =
            "Another file was sent from this page before, and is kept. Open the page again to add one more";

    private final Documents documents;
    private final PartnershipRepository partnerships;
    private final Access access;

    DocumentController(Documents documents, PartnershipRepository partnerships, Access access) {
        this.documents = documents;
        this.partnerships = partnerships;
        this.access = access;
    }

    @GetMapping("/new")
    String empty(@PathVariable UUID partnershipId, Principal principal, Model model) {
        checkMayKeep(partnershipId, principal);
        model.addAttribute("document", DocumentForm.empty());
        return newPage(partnershipId, model);
    }

    private void checkMayKeep(UUID partnershipId, Principal principal) {
        if (!access.mayKeep(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
    }

    private String newPage(UUID partnershipId, Model model) {
        model.addAttribute("title", "Add a document");
        model.addAttribute("caption", partnerships.get(partnershipId).name());
        model.addAttribute("asksForTitle", true);
        model.addAttribute("kinds", Choice.of(DocumentKind.values(), DocumentKind::label, kind -> null));
        model.addAttribute("address", "/partnerships/" + partnershipId + "/documents");
        return filePage("/partnerships/" + partnershipId, model);
    }

    private static String filePage(String backLink, Model model) {
        model.addAttribute("types", FileType.list());
        model.addAttribute("endings", FileType.endings());
        model.addAttribute("backLink", backLink);
        return "document-file";
    }

    @PostMapping
    String add(
            @PathVariable UUID partnershipId,
            @ModelAttribute("document") DocumentForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        checkMayKeep(partnershipId, principal);
        UUID id = Objects.requireNonNullElseGet(form.getId(), UUID::randomUUID);
        try {
            Result result = documents.add(
                    partnershipId,
                    id,
                    form.getTitle(),
                    form.chosenKind(),
                    Files.sent(form.getFile()),
                    principal.getName());
            if (result != Result.SENT_BEFORE) {
                redirect.addFlashAttribute("notice", "The document has been added.");
                return "redirect:/partnerships/" + partnershipId + "#documents";
            }
            binding.rejectValue("file", "invalid", SENT_BEFORE);
        } catch (InvalidCommand e) {
            reject(e, binding);
        }
        model.addAttribute("problems", true);
        return newPage(partnershipId, model);
    }

    private static void reject(InvalidCommand refusal, BindingResult binding) {
        refusal.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
    }

    @GetMapping("/{documentId}")
    String one(@PathVariable UUID partnershipId, @PathVariable UUID documentId, Principal principal, Model model) {
        if (!access.maySee(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
        Document document = documents.find(partnershipId, documentId).orElseThrow(NotFound::new);
        model.addAttribute("document", DocumentRow.of(document));
        model.addAttribute(
                "versions",
                document.versions().stream()
                        .map(version -> DocumentRow.of(document, version))
                        .toList());
        model.addAttribute("caption", partnerships.get(partnershipId).name());
        model.addAttribute("mayKeep", access.mayKeep(principal.getName(), partnershipId));
        model.addAttribute("backLink", "/partnerships/" + partnershipId + "#documents");
        return "document";
    }

    @GetMapping("/{documentId}/versions/{number}")
    ResponseEntity<byte[]> download(
            @PathVariable UUID partnershipId,
            @PathVariable UUID documentId,
            @PathVariable int number,
            Principal principal) {
        if (!access.maySee(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
        Content content = documents.content(partnershipId, documentId, number).orElseThrow(NotFound::new);
        return Files.download(content.fileName(), content.mediaType(), content.bytes());
    }

    @GetMapping("/{documentId}/new-version")
    String emptyVersion(
            @PathVariable UUID partnershipId, @PathVariable UUID documentId, Principal principal, Model model) {
        Document document = kept(partnershipId, documentId, principal);
        model.addAttribute("document", DocumentForm.empty());
        return versionPage(document, model);
    }

    /** A document that this person may change, and that can still be changed. */
    private Document kept(UUID partnershipId, UUID documentId, Principal principal) {
        checkMayKeep(partnershipId, principal);
        return documents
                .find(partnershipId, documentId)
                .filter(document -> document.withdrawal() == null)
                .orElseThrow(NotFound::new);
    }

    private static String versionPage(Document document, Model model) {
        model.addAttribute("title", "Add a new version");
        model.addAttribute("caption", document.title());
        model.addAttribute("asksForTitle", false);
        model.addAttribute("address", DocumentRow.addressOf(document) + "/versions");
        return filePage(DocumentRow.addressOf(document), model);
    }

    @PostMapping("/{documentId}/versions")
    String addVersion(
            @PathVariable UUID partnershipId,
            @PathVariable UUID documentId,
            @ModelAttribute("document") DocumentForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        Document document = kept(partnershipId, documentId, principal);
        UUID id = Objects.requireNonNullElseGet(form.getId(), UUID::randomUUID);
        try {
            Result result = documents.addVersion(
                    partnershipId, documentId, id, Files.sent(form.getFile()), principal.getName());
            if (result != Result.SENT_BEFORE) {
                redirect.addFlashAttribute(
                        "notice", "The new version has been added. Earlier ones can still be downloaded.");
                return "redirect:" + DocumentRow.addressOf(document);
            }
            binding.rejectValue("file", "invalid", SENT_BEFORE);
        } catch (InvalidCommand e) {
            reject(e, binding);
        }
        model.addAttribute("problems", true);
        return versionPage(document, model);
    }

    @GetMapping("/{documentId}/withdraw")
    String askToWithdraw(
            @PathVariable UUID partnershipId, @PathVariable UUID documentId, Principal principal, Model model) {
        Document document = kept(partnershipId, documentId, principal);
        model.addAttribute("withdrawal", new WithdrawalForm());
        return withdrawPage(document, model);
    }

    private static String withdrawPage(Document document, Model model) {
        model.addAttribute("caption", document.title());
        model.addAttribute("versions", document.versions().size());
        model.addAttribute("limit", Limits.REASON);
        model.addAttribute("address", DocumentRow.addressOf(document) + "/withdraw");
        model.addAttribute("backLink", DocumentRow.addressOf(document));
        return "document-withdraw";
    }

    @PostMapping("/{documentId}/withdraw")
    String withdraw(
            @PathVariable UUID partnershipId,
            @PathVariable UUID documentId,
            @ModelAttribute("withdrawal") WithdrawalForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        checkMayKeep(partnershipId, principal);
        Document document = documents.find(partnershipId, documentId).orElseThrow(NotFound::new);
        try {
            boolean withdrawn = documents.withdraw(
                    partnershipId, documentId, new WithdrawDocument(form.getReason()), principal.getName());
            redirect.addFlashAttribute(
                    "notice",
                    withdrawn
                            ? "The document has been withdrawn and what was in it deleted."
                            : "The document had been withdrawn already.");
            return "redirect:" + DocumentRow.addressOf(document);
        } catch (InvalidCommand e) {
            reject(e, binding);
            model.addAttribute("problems", true);
            return withdrawPage(document, model);
        }
    }
}
