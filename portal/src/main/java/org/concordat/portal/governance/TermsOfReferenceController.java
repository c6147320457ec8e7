package org.concordat.portal.governance;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.portal.governance.TermsOfReference.Terms;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.pdf.PdfWriter;
import org.concordat.portal.web.Files;
import org.concordat.store.access.Access;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.FileType;
import org.concordat.store.documents.SentFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The terms of reference as a page, as a PDF, and as a PDF that is kept among the documents. */
@Controller
class TermsOfReferenceController {

    private static final String TEMPLATE = "pdf/terms-of-reference";

    private final TermsOfReference termsOfReference;
    private final PdfWriter pdfs;
    private final Documents documents;
    private final Access access;

    TermsOfReferenceController(TermsOfReference termsOfReference, PdfWriter pdfs, Documents documents, Access access) {
        this.termsOfReference = termsOfReference;
        this.pdfs = pdfs;
        this.documents = documents;
        this.access = access;
    }

    @GetMapping("/partnerships/{id}/terms-of-reference")
    String page(@PathVariable UUID id, Principal principal, Model model) {
        model.addAttribute("terms", seen(id, principal));
        model.addAttribute("mayKeep", access.mayKeep(principal.getName(), id));
        model.addAttribute("documentId", UUID.randomUUID());
        model.addAttribute("address", "/partnerships/" + id + "/terms-of-reference");
        model.addAttribute("backLink", "/partnerships/" + id);
        return "terms-of-reference";
    }

    private Terms seen(UUID id, Principal principal) {
        if (!access.maySee(principal.getName(), id)) {
            throw new NotFound();
        }
        return termsOfReference.of(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/partnerships/{id}/terms-of-reference.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Principal principal) {
        Terms terms = seen(id, principal);
        return Files.download(fileName(terms), FileType.PDF.mediaType(), written(terms));
    }

    private byte[] written(Terms terms) {
        return pdfs.write(TEMPLATE, Map.of("terms", terms));
    }

    private static String fileName(Terms terms) {
        return "terms-of-reference-%s.pdf".formatted(terms.day());
    }

    /** Keeps what the answers make today; the page that is sent twice keeps it once. */
    @PostMapping("/partnerships/{id}/terms-of-reference")
    String keep(
            @PathVariable UUID id, @RequestParam UUID documentId, Principal principal, RedirectAttributes redirect) {
        if (!access.mayKeep(principal.getName(), id)) {
            throw new NotFound();
        }
        Terms terms = seen(id, principal);
        try {
            documents.add(
                    id,
                    documentId,
                    "Terms of reference, %s%s"
                            .formatted(terms.state().equals("Draft") ? "draft of " : "", Words.date(terms.day())),
                    DocumentKind.TERMS_OF_REFERENCE,
                    new SentFile(fileName(terms), written(terms)),
                    principal.getName());
            redirect.addFlashAttribute("notice", "This version of the terms of reference has been kept as a document.");
            return "redirect:/partnerships/" + id + "#documents";
        } catch (InvalidCommand e) {
            redirect.addFlashAttribute("refusal", e.problems().getFirst().message());
            return "redirect:/partnerships/" + id + "/terms-of-reference";
        }
    }
}
