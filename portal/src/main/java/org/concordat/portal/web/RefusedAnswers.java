package org.concordat.portal.web;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.store.sql.Json;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What somebody sent and has to correct. It survives the redirect to the form, so that going back never sends it again.
 *
 * @param answers as they were sent, JSON or not
 * @param problems what is wrong: a plain sentence by field key, the first of each field
 */
public record RefusedAnswers(String answers, LinkedHashMap<String, String> problems) implements Serializable {

    private static final String ATTRIBUTE = "refusedAnswers";

    /** Keeps the answers for the page that the redirect leads to. */
    public static void keep(RedirectAttributes redirect, String answers, InvalidCommand refusal) {
        LinkedHashMap<String, String> problems = new LinkedHashMap<>();
        refusal.problems().forEach(problem -> problems.putIfAbsent(problem.field(), problem.message()));
        redirect.addFlashAttribute(ATTRIBUTE, new RefusedAnswers(answers, problems));
    }

    /** The answers that led to this page; empty when it is simply opened. */
    public static Optional<RefusedAnswers> in(Model model) {
        return Optional.ofNullable((RefusedAnswers) model.getAttribute(ATTRIBUTE));
    }

    /** By field key; nothing when it was not the form that sent them. */
    public Map<String, Object> entered() {
        try {
            return Json.readMap(answers);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
