package org.concordat.workers.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models, decisions and forms packaged with the product, by stage. */
@Component
public class Models {

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

    /** Every stage with its resources, in a stable order. */
    public Map<String, List<Resource>> byStage() throws IOException {
        Map<String, List<Resource>> stages = new TreeMap<>();
        for (String pattern : List.of("processes/*/*.bpmn", "processes/*/*.dmn", "forms/*/*.form")) {
            for (Resource resource : find(pattern)) {
                stages.computeIfAbsent(stageOf(resource), stage -> new ArrayList<>())
                        .add(resource);
            }
        }
        return stages;
    }

    /** Every packaged process model. */
    public List<Resource> bpmn() throws IOException {
        return find("processes/*/*.bpmn");
    }

    private List<Resource> find(String pattern) throws IOException {
        return Arrays.stream(resolver.getResources("classpath*:" + pattern))
                .sorted(Comparator.comparing(resource -> Objects.requireNonNullElse(resource.getFilename(), "")))
                .toList();
    }

    private static String stageOf(Resource resource) throws IOException {
        String[] path = resource.getURL().toString().split("/", -1);
        return path[path.length - 2];
    }
}
