package org.concordat.processtests.story;

import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
@Import(Story.class)
public @interface ProcessTest {}
