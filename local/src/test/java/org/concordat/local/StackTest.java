package org.concordat.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.concordat.local.distribution.Distributions;
import org.concordat.local.process.Commands;
import org.concordat.local.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Starts every server for real, ends it as a crash does, starts it again, and looks whether its data are still there. */
@Tag("stack")
@TestMethodOrder(OrderAnnotation.class)
class StackTest {
    // Not JUnit's temporary folder: that one is closed to the user that Elasticsearch runs as when root tests.
    private static final LocalSettings SETTINGS =
            LocalSettings.of(Path.of("target/stack test").toAbsolutePath(), 18212);
    private static Stack stack = Stack.of(SETTINGS, Terminal.silent());

    @BeforeAll
    static void startOnAnEmptyFolder() {
        Stack.toStop(SETTINGS, Terminal.silent()).stop();
        Distributions.deleteTree(SETTINGS.data());
        stack.startServers();
    }

    @AfterAll
    static void stopAll() {
        stack.stop();
    }

    @Test
    @Order(1)
    void shouldStartEveryServerHealthyAndOnLoopbackOnly() {
        // then every server answers
        assertThat(stack.elasticsearch().isHealthy()).isTrue();
        assertThat(stack.zeebe().isHealthy()).isTrue();
        assertThat(stack.postgres().isHealthy()).isTrue();
        // and none of them listens on an address that other machines reach
        SETTINGS.ports()
                .named()
                .keySet()
                .forEach(port -> assertThat(listeningAddresses(port))
                        .allSatisfy(address -> assertThat(address).containsAnyOf("127.0.0.1]:", "127.0.0.1:")));
    }

    @Test
    @Order(2)
    void shouldKeepDataThroughAKillOfEachServer() throws SQLException {
        // given something stored in each
        sql("create table kept(word text); insert into kept values ('still here')");
        request("PUT", SETTINGS.elasticsearchUrl() + "/kept/_doc/1?refresh=true", "{\"word\":\"still here\"}");
        // when each is killed and started again
        for (Server server : List.of(stack.postgres(), stack.elasticsearch(), stack.zeebe())) {
            long before = server.pid().orElseThrow();
            server.kill();
            assertThat(server.isAlive()).as(server.name() + " after kill").isFalse();
            stack.restart(server);
            assertThat(server.pid()).as(server.name() + " restarted").get().isNotEqualTo(before);
        }
        // then the data are there
        assertThat(sql("select word from kept")).isEqualTo("still here");
        assertThat(request("GET", SETTINGS.elasticsearchUrl() + "/kept/_doc/1", ""))
                .contains("still here");
        assertThat(stack.zeebe().takeSnapshot()).isTrue();
    }

    @Test
    @Order(3)
    void shouldRefuseASecondStartOfARunningServer() {
        assertThatThrownBy(() -> stack.zeebe().start())
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("zeebe is already running as process");
    }

    @Test
    @Order(4)
    void shouldCleanUpWhatAKilledLauncherLeftAndKeepTheData() throws SQLException {
        // given a launcher that vanished without stopping anything but what lived inside it
        stack.mail().stop();
        long orphan = stack.zeebe().pid().orElseThrow();
        // when a new one starts on the same folder
        stack = Stack.of(SETTINGS, Terminal.silent());
        stack.startServers();
        // then it has servers of its own and the old data
        assertThat(stack.zeebe().pid()).get().isNotEqualTo(orphan);
        assertThat(sql("select word from kept")).isEqualTo("still here");
        assertThat(request("GET", SETTINGS.elasticsearchUrl() + "/kept/_doc/1", ""))
                .contains("still here");
    }

    @Test
    @Order(5)
    void shouldLeaveNothingRunningAfterAnOrderlyStop() {
        // when
        stack.stop();
        // then
        assertThat(stack.servers()).noneMatch(Server::isAlive);
        assertThat(SETTINGS.ports().named().keySet()).noneMatch(Preflight::isTaken);
    }

    private static List<String> listeningAddresses(int port) {
        return Commands.output("ss", "-ltnH", "sport = :" + port)
                .orElse("")
                .lines()
                .map(line -> line.strip().split("\\s+")[3])
                .toList();
    }

    private static String sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        SETTINGS.jdbcUrl(), "concordat", stack.postgres().password());
                Statement sql = connection.createStatement()) {
            if (!sql.execute(statement)) {
                return "";
            }
            var result = sql.getResultSet();
            result.next();
            return result.getString(1);
        }
    }

    private static String request(String method, String url, String body) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod(method);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(body.getBytes(UTF_8));
            }
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
