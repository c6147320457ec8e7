package org.concordat.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every port of one stack, counted from one base, so that two stacks never share a port by accident.
 *
 * @param base the first port of the block
 */
public record PortPlan(int base) {
    /** How many ports a block takes. */
    public static final int SIZE = 12;

    public PortPlan {
        if (base < 1024 || base + SIZE > 65536) {
            throw new IllegalArgumentException(
                    "The port base must lie between 1024 and " + (65536 - SIZE) + ", not " + base);
        }
    }

    /**
     * Returns the first block of ports from {@code first} on that nobody uses; for tests, which may run side by side.
     *
     * @param last where to stop looking
     * @throws LocalException when every block is taken
     */
    public static PortPlan firstFree(int first, int last) {
        return IntStream.iterate(first, base -> base < last, base -> base + SIZE)
                .filter(base -> IntStream.range(base, base + SIZE).allMatch(PortPlan::isFree))
                .mapToObj(PortPlan::new)
                .findFirst()
                .orElseThrow(() -> new LocalException("No free ports between " + first + " and " + last));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LocalSettings.LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public int portal() {
        return base;
    }

    public int mailPage() {
        return base + 1;
    }

    public int smtp() {
        return base + 2;
    }

    public int postgres() {
        return base + 3;
    }

    public int elasticsearch() {
        return base + 4;
    }

    public int elasticsearchTransport() {
        return base + 5;
    }

    public int zeebeGrpc() {
        return base + 6;
    }

    public int zeebeRest() {
        return base + 7;
    }

    public int zeebeManagement() {
        return base + 8;
    }

    public int zeebeInternal() {
        return base + 9;
    }

    public int zeebeCommand() {
        return base + 10;
    }

    public int applicationManagement() {
        return base + 11;
    }

    /** Returns every port with the words a person knows it by, in ascending order. */
    public Map<Integer, String> named() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(portal(), "portal");
        ports.put(mailPage(), "mail page");
        ports.put(smtp(), "mail server (SMTP)");
        ports.put(postgres(), "PostgreSQL");
        ports.put(elasticsearch(), "Elasticsearch");
        ports.put(elasticsearchTransport(), "Elasticsearch, internal");
        ports.put(zeebeGrpc(), "Zeebe gRPC");
        ports.put(zeebeRest(), "Zeebe REST");
        ports.put(zeebeManagement(), "Zeebe management");
        ports.put(zeebeInternal(), "Zeebe, internal");
        ports.put(zeebeCommand(), "Zeebe, commands");
        ports.put(applicationManagement(), "application management");
        return ports;
    }
}
