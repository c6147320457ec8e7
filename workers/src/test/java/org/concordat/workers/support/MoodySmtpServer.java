package org.concordat.workers.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections as a mail server does, and treats mails badly in a chosen way. */
public final class MoodySmtpServer implements AutoCloseable {

    /** What it does to a mail. */
    public enum Mood {
        REFUSES_THE_RECIPIENT_FOR_GOOD,
        REFUSES_THE_RECIPIENT_FOR_NOW,
        REFUSES_THE_SENDER_FOR_NOW,
        REFUSES_THE_TEXT_FOR_GOOD,
        HANGS_UP_AFTER_THE_TEXT,
        TAKES_IT
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger texts = new AtomicInteger();
    private volatile Mood mood;

    public MoodySmtpServer(Mood mood) throws IOException {
        this.mood = mood;
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void become(Mood other) {
        mood = other;
    }

    /** How often the whole text of a mail came. */
    public int texts() {
        return texts.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 moody");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = answerTo(line.split("[ :]", 2)[0], in);
                if (answer.isEmpty()) {
                    return;
                }
                say(out, answer);
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private String answerTo(String command, BufferedReader in) throws IOException {
        return switch (command) {
            case "MAIL" -> mood == Mood.REFUSES_THE_SENDER_FOR_NOW ? "451 later" : "250 ok";
            case "RCPT" ->
                switch (mood) {
                    case REFUSES_THE_RECIPIENT_FOR_GOOD -> "550 unknown";
                    case REFUSES_THE_RECIPIENT_FOR_NOW -> "450 busy";
                    default -> "250 ok";
                };
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            case "EHLO", "HELO", "RSET", "NOOP" -> "250 ok";
            default -> endOfText(command, in);
        };
    }

    /** Whatever is no command is the first line of the text. */
    private String endOfText(String first, BufferedReader in) throws IOException {
        String line = first;
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        texts.incrementAndGet();
        return switch (mood) {
            case HANGS_UP_AFTER_THE_TEXT -> "";
            case REFUSES_THE_TEXT_FOR_GOOD -> "554 no";
            default -> "250 taken";
        };
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
