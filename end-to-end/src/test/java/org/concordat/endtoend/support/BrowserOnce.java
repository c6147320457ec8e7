package org.concordat.endtoend.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one Chromium of a test run, started when it is first needed. */
final class BrowserOnce implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 15_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** Opens a fresh profile. */
    BrowserContext context(boolean javaScript) {
        BrowserContext context = started()
                .newContext(
                        new NewContextOptions().setJavaScriptEnabled(javaScript).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private Browser started() {
        Browser running = browser;
        if (running != null) {
            return running;
        }
        Playwright driver = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = driver;
        running = driver.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(
                                Objects.requireNonNullElse(System.getenv("CONCORDAT_CHROMIUM"), "/usr/bin/chromium")))
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        browser = running;
        return running;
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
