package org.concordat.store.directory;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** User names and password hashes of people who sign in with a password. */
@Repository
public class SignInRepository {

    /** A way for one person to sign in. The hash is Spring Security's encoded form, never a password. */
    public record SignIn(String userName, String personId, String passwordHash) {}

    private final JdbcClient jdbc;

    public SignInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SignIn> byUserName(String userName) {
        return jdbc.sql("select user_name, person_id, password_hash from sign_in where user_name = ?")
                .param(userName)
                .query(SignIn.class)
                .optional();
    }

    /** Adds a sign-in or gives an existing one a new password. */
    public void save(SignIn signIn) {
        jdbc.sql("""
                        insert into sign_in (user_name, person_id, password_hash) values (:user, :person, :hash)
                        on conflict (user_name) do update set password_hash = excluded.password_hash""")
                .param("user", signIn.userName())
                .param("person", signIn.personId())
                .param("hash", signIn.passwordHash())
                .update();
    }
}
