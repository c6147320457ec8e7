package org.concordat.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;
import org.concordat.local.LocalException;
import org.concordat.local.distribution.Distributions;

/**
 * The application's jar in the form that starts fastest. Jars inside a jar are slow to read: unpacked, the application
 * starts in little more than half the time.
 */
public final class ApplicationJar {
    private ApplicationJar() {}

    /**
     * Returns a jar that can be started, unpacking {@code jar} below {@code folder} if it is a packed one. The same file
     * is unpacked once.
     *
     * @throws LocalException when there is no such jar or it cannot be unpacked
     */
    public static Path unpacked(Path jar, Path folder, Path javaBinary) {
        if (!Files.isRegularFile(jar)) {
            throw new LocalException("The application is not built: " + jar + " is missing. Run ./mvnw package.");
        }
        try {
            if (!isPacked(jar)) {
                return jar;
            }
            Path target = folder.resolve("application-" + Files.size(jar) + "-"
                    + Files.getLastModifiedTime(jar).toMillis());
            if (!Files.isDirectory(target)) {
                unpack(jar, target, javaBinary);
            }
            return target.resolve(jar.getFileName());
        } catch (IOException failure) {
            throw new LocalException("Cannot unpack the application: " + failure.getMessage(), failure);
        }
    }

    private static boolean isPacked(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry("BOOT-INF/lib/") != null;
        }
    }

    private static void unpack(Path jar, Path target, Path javaBinary) throws IOException {
        Path work = target.resolveSibling(target.getFileName() + ".new");
        Distributions.deleteTree(work);
        Process process = new ProcessBuilder(
                        javaBinary.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        work.toString())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while unpacking the application", interruption);
        }
        Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
