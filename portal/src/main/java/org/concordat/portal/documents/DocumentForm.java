package org.concordat.portal.documents;

import java.util.UUID;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.portal.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What the pages send that take a document; the id is chosen before it is sent, so that it is stored once. */
public class DocumentForm {

    private @Nullable UUID id;
    private @Nullable String title;
    private @Nullable String kind;
    private @Nullable MultipartFile file;

    static DocumentForm empty() {
        DocumentForm form = new DocumentForm();
        form.id = UUID.randomUUID();
        return form;
    }

    @Nullable
    DocumentKind chosenKind() {
        return Choice.named(DocumentKind.class, kind);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    public @Nullable MultipartFile getFile() {
        return file;
    }

    public void setFile(@Nullable MultipartFile file) {
        this.file = file;
    }
}
