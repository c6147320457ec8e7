package org.concordat.portal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.concordat.store.documents.SentFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way in and out. */
public final class Files {

    private Files() {}

    /** The file of a form; one without a name when none was chosen. */
    public static SentFile sent(@Nullable MultipartFile file) {
        if (file == null) {
            return new SentFile(null, new byte[0]);
        }
        try {
            return new SentFile(file.getOriginalFilename(), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("What was sent cannot be read again", e);
        }
    }

    /** A file to be kept by whoever asked for it: never shown by the browser, never kept on the way. */
    public static ResponseEntity<byte[]> download(String fileName, String mediaType, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, charsetOf(fileName))
                                .build()
                                .toString())
                .body(content);
    }

    /** What is said plainly where it can be, because older programs read nothing else. */
    private static Charset charsetOf(String fileName) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(fileName)
                ? StandardCharsets.US_ASCII
                : StandardCharsets.UTF_8;
    }
}
