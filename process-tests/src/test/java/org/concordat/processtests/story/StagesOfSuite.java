package org.concordat.processtests.story;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Tells the story which stages the suite needs. */
final class StagesOfSuite implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        String[] stages = AnnotationSupport.findAnnotation(test.getRequiredTestClass(), ProcessTest.class)
                .orElseThrow()
                .stages();
        SpringExtension.getApplicationContext(test).getBean(Story.class).needs(List.of(stages));
    }

    /**
     * The named ones of all stages, or all when none is named, in the order of the latter.
     *
     * @throws IllegalArgumentException when there is no stage of a name
     */
    static <T> List<T> chosen(Map<String, T> all, List<String> named) {
        if (!all.keySet().containsAll(named)) {
            throw new IllegalArgumentException(
                    "Not every one of %s is a stage; there are %s".formatted(named, all.keySet()));
        }
        return all.entrySet().stream()
                .filter(stage -> named.isEmpty() || named.contains(stage.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
