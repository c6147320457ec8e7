package org.concordat.application.demo;

/** The demo does not reach its end. The message says why in plain words. */
final class DemoStopped extends RuntimeException {

    DemoStopped(String message) {
        super(message);
    }
}
