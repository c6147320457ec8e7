package org.concordat.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.concordat.records.history.Dependency;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether the parts outside this process are up, so that no page has to wait to find out. */
@Component
@Profile("!deploy")
public class Outages implements DisposableBean {

    private static final long EVERY_SECONDS = 3;

    private final List<Dependency> dependencies;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outages").daemon().factory());
    private volatile Map<String, Boolean> states = Map.of();

    Outages(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
        // looking never throws, so nobody has to ask the future about it
        ScheduledFuture<?> unused = watch.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        for (Dependency dependency : dependencies) {
            seen.put(dependency.name(), isUp(dependency));
        }
        states = seen;
    }

    private static boolean isUp(Dependency dependency) {
        try {
            return dependency.isUp();
        } catch (RuntimeException e) {
            return false; // whatever it throws, it does not answer as it should
        }
    }

    /** What people should know now, one sentence a part that is down. */
    public List<String> sentences() {
        return dependencies.stream()
                .filter(dependency -> Boolean.FALSE.equals(states.get(dependency.name())))
                .map(Dependency::consequence)
                .toList();
    }

    /** Every part looked at so far, and whether it is up. */
    public Map<String, Boolean> states() {
        return states;
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
