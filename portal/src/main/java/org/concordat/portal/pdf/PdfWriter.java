package org.concordat.portal.pdf;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes a PDF of a template: tagged, with its fonts in it, and with nothing fetched from anywhere. The template is well-formed
 * XML and takes its looks from {@code pdf/document.css}.
 */
@Component
public class PdfWriter {

    private static final String FONT = "Public Sans";

    /** Has letters that the other one lacks, Greek and Cyrillic among them; it comes with PDFBox. */
    private static final String SPARE_FONT = "Liberation Sans";

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    /** Characters that people can paste into a form and no XML can hold. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final ITemplateEngine templates;
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final String looks =
            "<style>" + new String(bytes("/pdf/document.css"), StandardCharsets.UTF_8) + "</style>";

    PdfWriter(ITemplateEngine templates) {
        this.templates = templates;
        // it would log parts of what people wrote; what stops it is thrown
        XRLog.setLoggingEnabled(false);
    }

    /** Fills the template with the variables, in which {@code looks} is taken, and makes a PDF of it. */
    public byte[] write(String template, Map<String, Object> variables) {
        Context context = new Context(Locale.UK, variables);
        context.setVariable("looks", looks);
        String page = NOT_XML.matcher(templates.process(template, context)).replaceAll(" ");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_3_U)
                    .useColorProfile(colours)
                    .withProducer("Concordat")
                    .useFont(font("/pdf/PublicSans_400Regular.ttf"), FONT, NORMAL, FontStyle.NORMAL, true)
                    .useFont(font("/pdf/PublicSans_700Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true)
                    .useFont(
                            font("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                            SPARE_FONT,
                            NORMAL,
                            FontStyle.NORMAL,
                            true)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withHtmlContent(page, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("The PDF cannot be made", e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String resource) {
        return () -> stream(resource);
    }

    private static InputStream stream(String resource) {
        return Objects.requireNonNull(PdfWriter.class.getResourceAsStream(resource), resource);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = stream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
