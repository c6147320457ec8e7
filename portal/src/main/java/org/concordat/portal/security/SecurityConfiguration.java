package org.concordat.portal.security;

import static org.springframework.security.config.Customizer.withDefaults;

import org.concordat.portal.web.SecurityHeaders;
import org.concordat.store.directory.SignInRepository;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who gets in: everybody signs in; open are the sign-in page, the static files, and the pages behind a link. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The encoder of all passwords; the stored form names its own method, so it can change later. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Signed-in people are known by their opaque person id from here on, in sessions and logs too. */
    @Bean
    UserDetailsService signIns(SignInRepository signIns) {
        return userName -> signIns.byUserName(userName)
                .map(signIn -> User.withUsername(signIn.personId())
                        .password(signIn.passwordHash())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    /** The management port listens on loopback or the internal network only. */
    @Bean
    @Order(1)
    @Profile("!deploy")
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    @Profile("!deploy")
    SecurityFilterChain portal(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/sign-in", "/assets/**", "/favicon.svg", "/error")
                                .permitAll()
                                // who comes by a link has not signed in: these pages ask for their own proof
                                .requestMatchers("/answer", "/answer/**", "/answer-link/*")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("userName")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/tasks")
                        .failureUrl("/sign-in?failed"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signedOut"))
                .csrf(withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(SecurityHeaders.CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(SecurityHeaders.PERMISSIONS_POLICY)))
                .build();
    }
}
