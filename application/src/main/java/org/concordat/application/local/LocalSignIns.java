package org.concordat.application.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.concordat.application.wiring.ConcordatSettings;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Body;
import org.concordat.store.directory.DirectoryFile;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.concordat.store.directory.DirectoryLoader;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.directory.SignInRepository;
import org.concordat.store.directory.SignInRepository.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * On one machine, the first start fills the empty directory from a readable file and makes sign-ins with random
 * passwords, written to a file that only its owner can read. Nothing of this exists without the local profile.
 */
@Component
@Profile("local & !deploy")
@Order(1)
class LocalSignIns implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSignIns.class);
    /** Without letters and digits that look alike, because people copy these from a terminal. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 14;

    private final DirectoryRepository directory;
    private final DirectoryLoader loader;
    private final SignInRepository signIns;
    private final PasswordEncoder passwords;
    private final Path file;
    private final FirstDirectory first;
    private final SecureRandom random = new SecureRandom();

    LocalSignIns(
            DirectoryRepository directory,
            DirectoryLoader loader,
            SignInRepository signIns,
            PasswordEncoder passwords,
            ConcordatSettings settings,
            FirstDirectory first) {
        this.directory = directory;
        this.loader = loader;
        this.signIns = signIns;
        this.passwords = passwords;
        this.file = settings.data().resolve("sign-ins.txt");
        this.first = first;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        if (!directory.isEmpty()) {
            return;
        }
        DirectoryFile read = first.read();
        // The file first: people in the directory without a password that anybody knows would be locked out.
        List<SignIn> made = write(read);
        loader.load(read);
        made.forEach(signIns::save);
        LOG.info("The directory was empty and has been filled from {}", first.origin());
    }

    private List<SignIn> write(DirectoryFile read) throws IOException {
        List<SignIn> made = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Entry person : read.people()) {
            if (person.signIn() != null) {
                String password = newPassword();
                made.add(new SignIn(person.signIn(), person.id(), Objects.requireNonNull(passwords.encode(password))));
                lines.add("%s\t%s\t%s".formatted(describe(person, read), person.signIn(), password));
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
        return made;
    }

    /** The first function of a person and where it is held: "representative (Northmoor Health Trust)". */
    private static String describe(Entry person, DirectoryFile directory) {
        if (person.held().isEmpty()) {
            return "";
        }
        Holding first = person.held().getFirst();
        String where = Stream.concat(
                        directory.bodies().stream()
                                .filter(body -> body.id().equals(first.body()))
                                .map(Body::name),
                        directory.agencies().stream()
                                .filter(agency -> agency.id().equals(first.agency()))
                                .map(Agency::name))
                .findFirst()
                .map(" (%s)"::formatted)
                .orElse("");
        return first.function().label() + where + (Boolean.TRUE.equals(person.assumed()) ? ", assumed" : "");
    }

    private String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
