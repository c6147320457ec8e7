package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordat.application.demo.DemoPlan.NoSuchCase;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProgrammeTest {

    @TempDir
    private Path folder;

    private static List<String> cases(DemoProgramme programme) {
        return programme.plans().stream().map(plan -> plan.file().id()).toList();
    }

    @Test
    void shouldPlayOneCaseWithAnAdministratorBesidesItsPeople() throws IOException {
        // when
        DemoProgramme programme = DemoProgramme.of("2", "");
        // then
        assertThat(cases(programme)).containsExactly("CASE2");
        assertThat(programme.directory().agencies())
                .extracting(Agency::id)
                .containsExactly("education", "social-services", "health");
        assertThat(programme.directory().people()).hasSize(3 * 3 + 1 + 1).last().satisfies(person -> {
            assertThat(person.signIn()).isEqualTo("administrator");
            assertThat(person.held()).containsExactly(new Holding(Function.ADMINISTRATOR, null, null));
        });
    }

    @Test
    void shouldPlayAllCasesInOrderWithNothingThatTwoOfThemShare() throws IOException {
        // when
        DemoProgramme programme = DemoProgramme.of("all", "");
        DirectoryFile directory = programme.directory();
        // then
        assertThat(cases(programme)).containsExactly("CASE1", "CASE2", "CASE3", "CASE4");
        assertThat(programme.origin()).isEqualTo("CASE1, CASE2, CASE3, CASE4");
        assertThat(directory.agencies()).hasSize(4 + 3 + 6 + 4).doesNotHaveDuplicates();
        assertThat(directory.agencies()).extracting(Agency::id).doesNotHaveDuplicates();
        assertThat(directory.agencies())
                .extracting(Agency::name)
                .doesNotHaveDuplicates()
                .contains("Health (case 1)", "Health (case 2)", "Health (case 4)");
        assertThat(directory.bodies())
                .hasSize(2 + 2 + 5 + 2)
                .extracting(Body::id)
                .doesNotHaveDuplicates();
        assertThat(directory.people())
                .hasSize(17 * 3 + 4 + 1)
                .extracting(Entry::id)
                .doesNotHaveDuplicates()
                .startsWith("p-001")
                .endsWith("p-056");
        assertThat(directory.people()).extracting(Entry::signIn).doesNotHaveDuplicates();
        // and each proposal goes to agencies and a body of this directory
        assertThat(programme.plans()).allSatisfy(plan -> {
            assertThat(directory.agencies())
                    .extracting(Agency::id)
                    .containsAll(plan.proposal().agencyIds());
            assertThat(directory.bodies()).contains(plan.directory().initiatingBody());
        });
    }

    @Test
    void shouldPlayAFileWhateverCaseIsSetAsWell() throws IOException {
        // given
        Path path = folder.resolve("a case of ours.yaml");
        try (InputStream packaged = DemoProgrammeTest.class.getResourceAsStream("/sample/case-4.yaml")) {
            Files.write(path, packaged.readAllBytes());
        }
        // then
        assertThat(cases(DemoProgramme.of("1", path.toString()))).containsExactly("CASE4");
    }

    @Test
    void shouldNameTheCasesThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> DemoProgramme.of("9", ""))
                .isInstanceOf(NoSuchCase.class)
                .hasMessage("There is no case 9. Choose one of 1, 2, 3, 4, or all, or a file of your own with --file.");
        assertThatThrownBy(() -> DemoProgramme.of("../x", "")).isInstanceOf(NoSuchCase.class);
    }

    @Test
    void shouldEndTheCheckWithOneWhenACaseCannotBePlayed() {
        assertThat(CaseCheck.isAskedFor("check-case", "all", "2026-11-21")).isTrue();
        assertThat(CaseCheck.isAskedFor("check-case", "all", "2026-11-21", "2026-07-01"))
                .isTrue();
        assertThat(CaseCheck.isAskedFor("check-case", "--file", "x", "2026-11-21"))
                .isTrue();
        assertThat(CaseCheck.isAskedFor("check-case", "--file", "x", "2026-11-21", "2026-07-01"))
                .isTrue();
        assertThat(CaseCheck.isAskedFor("check-case", "all")).isFalse();
        assertThat(CaseCheck.isAskedFor("check-case", "--file", "x")).isFalse();
        assertThat(CaseCheck.isAskedFor("check-case")).isFalse();
        assertThat(CaseCheck.isAskedFor()).isFalse();
        assertThat(CaseCheck.run("check-case", "all", "2026-11-21")).isZero();
        assertThat(CaseCheck.run("check-case", "5", "2026-11-21")).isEqualTo(1);
        assertThat(CaseCheck.run("check-case", "--file", folder.toString(), "2026-11-21"))
                .isEqualTo(1);
    }

    @Test
    void shouldEndTheCheckWithOneWhenThePlayCannotEndOnThatDay() {
        assertThat(CaseCheck.run("check-case", "1", "2026-11-21", "2026-07-01")).isZero();
        assertThat(CaseCheck.run("check-case", "1", "2026-11-21", "2026-11-22")).isEqualTo(1);
        // two years with all cases, half a year with one
        assertThat(CaseCheck.run("check-case", "1", "2026-11-21", "2025-07-01")).isEqualTo(1);
        assertThat(CaseCheck.run("check-case", "all", "2026-11-21", "2025-07-01"))
                .isZero();
    }

    @Test
    void shouldReadBackWhatItPutsTogether() throws IOException {
        // given the directory of all cases, written as people would write it
        DirectoryFile directory = DemoProgramme.of("all", "").directory();
        byte[] written = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(directory);
        // then the store's own reader has no objection to it
        assertThat(DirectoryFile.read(new ByteArrayInputStream(written), "all")).isEqualTo(directory);
    }
}
