package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.concordat.processtests.camunda.Engine.Answer;

/** Refusals as Camunda's REST interface gives them. */
final class Problems {

    private Problems() {}

    static Answer of(int status, String title, String detail) {
        return new Answer(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("instance", "/v2")
                        .toString());
    }
}
