package org.concordat.processtests.camunda;

/** Somebody asked for a part of Camunda that this stand-in does not have: HTTP 501, never an empty list. */
final class NotProvided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotProvided(String what) {
        super("The stand-in of process-tests does not provide " + what
                + "; add it together with a test in CamundaTest");
    }
}
