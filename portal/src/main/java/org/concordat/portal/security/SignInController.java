package org.concordat.portal.security;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page and the way from the bare address. */
@Controller
class SignInController {

    private final boolean local;
    private final String data;

    SignInController(Environment environment, @Value("${concordat.data:data}") String data) {
        this.local = environment.acceptsProfiles(Profiles.of("local"));
        this.data = data;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/tasks";
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("problems", failed != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("localSignIns", local ? data + "/sign-ins.txt" : null);
        return "sign-in";
    }
}
