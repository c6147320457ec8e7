package org.concordat.store.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes what nobody may guess, and the hashes of it that are kept. */
final class Secrets {

    private static final int TOKEN_BYTES = 32;
    private static final int CODE_LIMIT = 100_000_000;
    /** A code is short, so its hash must be slow: all codes for one row would take hours, and a code lives minutes. */
    private static final int CODE_ROUNDS = 20_000;

    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, fit for an address or a cookie. */
    static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Eight digits. */
    static String newCode() {
        return "%08d".formatted(RANDOM.nextInt(CODE_LIMIT));
    }

    /** The hash of a token; it needs no salt because it cannot be guessed. */
    static byte[] ofToken(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The slow hash of a code, salted with the id of its row. */
    static byte[] ofCode(String code, UUID salt) {
        PBEKeySpec spec = new PBEKeySpec(
                code.toCharArray(), salt.toString().getBytes(StandardCharsets.UTF_8), CODE_ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Whether two hashes are the same, in a time that does not tell where they differ. */
    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
