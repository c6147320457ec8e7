package org.concordat.portal.page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where people are led who sent more than is taken. */
@Controller
class TooLargeController {

    @GetMapping("/too-large")
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    String page() {
        return "too-large";
    }
}
