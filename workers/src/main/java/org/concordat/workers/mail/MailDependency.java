package org.concordat.workers.mail;

import org.concordat.records.history.Dependency;
import org.springframework.stereotype.Component;

/** The mail server as something that can be down. */
@Component
class MailDependency implements Dependency {

    private final MailDispatcher dispatcher;

    MailDependency(MailDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "Mail server";
    }

    @Override
    public boolean isUp() {
        return dispatcher.isUp();
    }

    @Override
    public String consequence() {
        return "Mail is delayed: the mail server does not answer. Look into My tasks for new work.";
    }
}
