package org.concordat.local;

import java.util.LinkedHashMap;
import java.util.Map;

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
