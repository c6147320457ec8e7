package org.concordat.application.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** What a demo says, in UTF-8 whatever the locale: the launcher reads it so, and names of a case may hold any letter. */
final class DemoConsole {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private DemoConsole() {}

    static void say(String line) {
        OUT.println(line);
    }

    static void say(Collection<String> lines) {
        lines.forEach(DemoConsole::say);
    }
}
