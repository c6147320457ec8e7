package org.concordat.portal.partnerships;

import java.util.ArrayList;
import java.util.List;
import org.concordat.domain.commands.RegisterPartnership;
import org.concordat.domain.partnership.Stage;
import org.concordat.portal.web.Choice;
import org.concordat.portal.web.Files;
import org.concordat.store.documents.SentFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The page's own copy of what somebody enters about a running partnership; the command decides whether it will do. */
public class RegistrationForm extends NewPartnershipForm {

    private static final int MEMBER_ROWS = 3;
    private static final String KEPT_HERE = "Among the documents on this page";

    /** One agency of the page; a row left blank counts as not there. */
    public static class MemberRow {

        private @Nullable String agencyId;
        private @Nullable String representativeId;
        private @Nullable String secondId;

        boolean isBlank() {
            return blank(agencyId) && blank(representativeId) && blank(secondId);
        }

        public @Nullable String getAgencyId() {
            return agencyId;
        }

        public void setAgencyId(@Nullable String agencyId) {
            this.agencyId = agencyId;
        }

        public @Nullable String getRepresentativeId() {
            return representativeId;
        }

        public void setRepresentativeId(@Nullable String representativeId) {
            this.representativeId = representativeId;
        }

        public @Nullable String getSecondId() {
            return secondId;
        }

        public void setSecondId(@Nullable String secondId) {
            this.secondId = secondId;
        }
    }

    /** One document of the page; a row left blank counts as not there. */
    public static class DocumentRow {

        private @Nullable String name;
        private @Nullable String keptAt;

        boolean isBlank() {
            return blank(name) && blank(keptAt);
        }

        public @Nullable String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = name;
        }

        public @Nullable String getKeptAt() {
            return keptAt;
        }

        public void setKeptAt(@Nullable String keptAt) {
            this.keptAt = keptAt;
        }
    }

    private @Nullable String stage;
    private @Nullable String startedOn;
    private @Nullable String reviewOn;
    private @Nullable String agreementName;
    private @Nullable String agreementSignedOn;
    private @Nullable String agreementKeptAt;
    private @Nullable MultipartFile agreementFile;
    private List<MemberRow> members = new ArrayList<>();
    private List<DocumentRow> documents = new ArrayList<>();

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Forgets rows that were left blank, so that the command counts as the page does. */
    void tidy() {
        members.removeIf(MemberRow::isBlank);
        documents.removeIf(DocumentRow::isBlank);
    }

    /** Makes room to go on: some agencies, one document, and one more of what was asked for. */
    void makeRoom(@Nullable String more) {
        do {
            members.add(new MemberRow());
        } while (members.size() < MEMBER_ROWS);
        if (documents.isEmpty() || "document".equals(more)) {
            documents.add(new DocumentRow());
        }
    }

    /** The field of the page that a problem of the command belongs to: a problem of a whole list to its first free row. */
    String fieldOf(String field, int filledMembers) {
        return switch (field) {
            case "members" -> "members[%d].agencyId".formatted(filledMembers);
            case "documents" -> "documents[%d].name".formatted(documents.size() - 1);
            default -> field;
        };
    }

    /** The file of the agreement, if one was chosen. */
    SentFile agreement() {
        return Files.sent(agreementFile);
    }

    RegisterPartnership toCommand() {
        return new RegisterPartnership(
                getName(),
                getTargetGroup(),
                getRationale(),
                Choice.named(Stage.class, stage),
                getArea(),
                mainModel(),
                otherModels(),
                chosenForm(),
                chosenDegree(),
                startedOn,
                getEndsOn(),
                reviewOn,
                members.stream()
                        .map(row -> new RegisterPartnership.Member(
                                text(row.agencyId), text(row.representativeId), text(row.secondId)))
                        .toList(),
                getInitiatingBodyId(),
                getLeadOfficerId(),
                agreementName,
                agreementSignedOn,
                blank(agreementKeptAt) && !blank(agreementName) && !agreement().isMissing()
                        ? KEPT_HERE
                        : agreementKeptAt,
                documents.stream()
                        .map(row -> new RegisterPartnership.Document(text(row.name), text(row.keptAt)))
                        .toList());
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered;
    }

    public @Nullable String getStage() {
        return stage;
    }

    public void setStage(@Nullable String stage) {
        this.stage = stage;
    }

    public @Nullable String getStartedOn() {
        return startedOn;
    }

    public void setStartedOn(@Nullable String startedOn) {
        this.startedOn = startedOn;
    }

    public @Nullable String getReviewOn() {
        return reviewOn;
    }

    public void setReviewOn(@Nullable String reviewOn) {
        this.reviewOn = reviewOn;
    }

    public @Nullable String getAgreementName() {
        return agreementName;
    }

    public void setAgreementName(@Nullable String agreementName) {
        this.agreementName = agreementName;
    }

    public @Nullable String getAgreementSignedOn() {
        return agreementSignedOn;
    }

    public void setAgreementSignedOn(@Nullable String agreementSignedOn) {
        this.agreementSignedOn = agreementSignedOn;
    }

    public @Nullable String getAgreementKeptAt() {
        return agreementKeptAt;
    }

    public void setAgreementKeptAt(@Nullable String agreementKeptAt) {
        this.agreementKeptAt = agreementKeptAt;
    }

    public @Nullable MultipartFile getAgreementFile() {
        return agreementFile;
    }

    public void setAgreementFile(@Nullable MultipartFile agreementFile) {
        this.agreementFile = agreementFile;
    }

    public List<MemberRow> getMembers() {
        return members;
    }

    public void setMembers(List<MemberRow> members) {
        this.members = members;
    }

    public List<DocumentRow> getDocuments() {
        return documents;
    }

    public void setDocuments(List<DocumentRow> documents) {
        this.documents = documents;
    }
}
