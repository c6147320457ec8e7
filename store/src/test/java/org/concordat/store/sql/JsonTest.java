package org.concordat.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void shouldReadBackWhatItWrote() {
        // given
        Map<String, Object> value = Map.of("text", "\"ü\"", "number", 7, "list", List.of("a", true));

        // then
        assertThat(Json.readMap(Json.write(value))).isEqualTo(value);
    }

    @Test
    void shouldNotRepeatTextThatIsNotJson() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read("{\"reason\": secret}"))
                .withMessageStartingWith("Not JSON (at character")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void shouldSayWhichTypeCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(new Object()))
                .withMessage("Not writable as JSON: Object");
    }
}
