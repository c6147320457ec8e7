package org.concordat.processtests.story;

import io.camunda.client.spring.annotation.processor.JobWorkerAnnotationProcessor;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.concordat.store.mail.Notifications;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.workers.deploy.Models;
import org.concordat.workers.lifecycle.LifecycleWorkers;
import org.concordat.workers.notifications.NotificationWorkers;
import org.concordat.workers.proposals.ProposalWorkers;
import org.concordat.workers.readiness.ReadinessWorkers;
import org.concordat.workers.requests.ModelQuestions;
import org.concordat.workers.requests.RequestWorkers;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The product's job workers without a database: each use case they call is played by the office. */
@SpringBootConfiguration
@ImportAutoConfiguration({JacksonAutoConfiguration.class, CamundaAutoConfiguration.class})
@Import({
    Models.class,
    ModelQuestions.class,
    RequestWorkers.class,
    LifecycleWorkers.class,
    NotificationWorkers.class,
    ProposalWorkers.class,
    ReadinessWorkers.class,
    Office.class
})
class ProcessTestConfiguration {

    /** The starter counts each job. */
    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    static BeanPostProcessor workersFoundOnce() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JobWorkerAnnotationProcessor starter ? new WorkersFoundOnce(starter) : bean;
            }
        };
    }

    @Bean
    Requests requests(Office office) {
        return office.requests();
    }

    @Bean
    RequestRepository requestRepository(Office office) {
        return office.requestRepository();
    }

    @Bean
    Lifecycle lifecycle(Office office) {
        return office.lifecycle();
    }

    @Bean
    Tiers tiers(Office office) {
        return office.tiers();
    }

    @Bean
    DesignSuggestions designSuggestions(Office office) {
        return office.designSuggestions();
    }

    @Bean
    ReadinessAnswers readiness(Office office) {
        return office.readiness();
    }

    @Bean
    Notifications notifications(Office office) {
        return office.notifications();
    }
}
