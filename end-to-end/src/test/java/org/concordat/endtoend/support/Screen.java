package org.concordat.endtoend.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees in a browser of their own. Closing it fails the test when the browser complained about anything:
 * an error in a script, a resource that is missing or one that the page's policy forbids.
 */
public final class Screen implements AutoCloseable {

    private static final List<String> STANDARD = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int FURTHEST_TAB_STOP = 120;
    private static final Path PICTURES = Path.of(System.getProperty("concordat.pictures", "target/pictures"));

    private final BrowserContext context;
    private final Page page;
    private final String portal;
    private final Map<String, String> passwords;
    private final List<String> complaints = new ArrayList<>();

    Screen(BrowserContext context, String portal, Map<String, String> passwords) {
        this.context = context;
        this.portal = portal;
        this.passwords = passwords;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + " " + message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
    }

    public Page page() {
        return page;
    }

    /** Opens a page by its path or its whole address. */
    public Screen open(String path) {
        page.navigate(path.startsWith("http") ? path : portal + path);
        return this;
    }

    /** Opens the portal and signs in. */
    public Screen signIn(String userName) {
        return open("/sign-in").signInHere(userName);
    }

    /** Signs in on the page to which the portal has led. */
    public Screen signInHere(String userName) {
        field("User name").fill(userName);
        field("Password").fill(passwords.getOrDefault(userName, ""));
        press("Sign in");
        return this;
    }

    /** The page that is open, by its path. */
    public String path() {
        return page.url().replace(portal, "");
    }

    public Screen press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    public Screen follow(String link) {
        link(link).click();
        return this;
    }

    /** Follows the link on this page that leads to this path; many links may have the same words. */
    public Screen followTo(String path) {
        page.locator("a[href='" + path + "']").click();
        return this;
    }

    public Locator link(String text) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(text))
                .first();
    }

    public Locator field(String label) {
        return page.getByLabel(label);
    }

    public Locator choice(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator main() {
        return page.locator("main");
    }

    /** Waits for a heading of the first level with these words. */
    public Screen at(String heading) {
        assertThat(page.locator("h1")).containsText(heading);
        return this;
    }

    /** Waits for words somewhere in the content of the page. */
    public Screen says(String words) {
        assertThat(main()).containsText(words);
        return this;
    }

    /** Waits until the form of a task has come alive. */
    public Screen formReady() {
        page.locator("[data-task-form][data-ready=true]").waitFor();
        return this;
    }

    /** The list of problems at the top; it must have the focus or hold it. */
    public Locator problemsInFocus() {
        Locator summary = page.locator(".govuk-error-summary");
        assertThat(summary).isVisible();
        assertThat(page.locator(".govuk-error-summary:focus, .govuk-error-summary :focus"))
                .hasCount(1);
        return summary;
    }

    /** Moves through the page with the Tab key alone until this element has the focus. */
    public Screen tabTo(Locator target) {
        for (int stop = 0; stop < FURTHEST_TAB_STOP; stop++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not reach " + target);
    }

    public Screen key(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Checks the page that is open against the accessibility standard, as it looks now. */
    public Screen accessible() {
        List<Rule> violations =
                new AxeBuilder(page).withTags(STANDARD).analyze().getViolations();
        assertThat(violations)
                .as("accessibility of " + page.url())
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
        return this;
    }

    /**
     * Takes the picture of this name for the guides, with this part of the page at the top. Each run takes it, so that it
     * can be looked at; {@code -Dconcordat.pictures} says where to, for example the folder of the guides.
     */
    public Screen picture(String name, Locator from) {
        from.evaluate("element => { document.activeElement.blur(); element.scrollIntoView(); }");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    /** The same from the heading of the page on. */
    public Screen picture(String name) {
        return picture(name, page.locator("h1"));
    }

    /** What the browser has complained about so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets one complaint that the test provoked, such as a page that must not be found. */
    public Screen forgive(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
        return this;
    }

    /** The address behind a link that a mail holds, or null. */
    public static @Nullable String addressIn(String text, String start) {
        int begin = text.indexOf(start);
        return begin < 0 ? null : text.substring(begin).split("\\s", 2)[0];
    }

    @Override
    public void close() {
        try {
            assertThat(complaints).as("complaints of the browser").isEmpty();
        } finally {
            context.close();
        }
    }
}
