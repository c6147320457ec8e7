package org.concordat.processtests.story;

import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A suite about one process: the product's own job workers on a real engine, with the use cases behind them played by
 * {@link Office}. Every test starts on an empty engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(classes = ProcessTestConfiguration.class, webEnvironment = WebEnvironment.NONE)
@CamundaSpringProcessTest
@ExtendWith(StagesOfSuite.class)
@Import(Story.class)
public @interface ProcessTest {

    /**
     * The stages that a partnership of this suite needs, by their folders in {@code processes}; all of them when none is
     * named. Every test deploys them again, so naming them is worth it.
     */
    String[] stages() default {};
}
