package org.concordat.domain.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partnership that was running before it was registered. Either {@code endsOn} or {@code reviewOn} is
 * there.
 *
 * @param secondaryModels models that also play a part, never the primary one
 * @param reviewOn the day of its next review
 * @param agreement the agreement it rests on; nothing when there is none in writing
 */
public record Registration(
        String area,
        WorkingModel primaryModel,
        List<WorkingModel> secondaryModels,
        PartnershipForm form,
        JointWorking degree,
        LocalDate startedOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate reviewOn,
        @Nullable Agreement agreement,
        List<Document> documents) {

    /** An agreement that was signed before, and where to find it. */
    public record Agreement(String name, LocalDate signedOn, String keptAt) {}

    /** Something in writing, and where to find it. */
    public record Document(String name, String keptAt) {}

    public Registration {
        secondaryModels = List.copyOf(secondaryModels);
        documents = List.copyOf(documents);
    }
}
