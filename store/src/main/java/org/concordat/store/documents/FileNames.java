package org.concordat.store.documents;

import java.util.regex.Pattern;

/** Names of files as they can be offered to anybody's computer. */
final class FileNames {

    static final int MOST_CHARACTERS = 120;

    /** Anything that cannot be seen or turns the direction of reading, and the halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern MEANT_FOR_SYSTEMS = Pattern.compile("[\"*:<>?|;%]");

    private FileNames() {}

    /**
     * The name alone, without folders, signs that a system could take for something else, or signs that nobody sees; at
     * most {@value #MOST_CHARACTERS} characters, its ending kept. Empty when nothing is left.
     */
    static String cleaned(String name) {
        String unpacked = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String seen = UNSEEN.matcher(unpacked).replaceAll("");
        String plain = MEANT_FOR_SYSTEMS.matcher(seen).replaceAll("_").replaceAll("\\s+", " ");
        return shortened(plain.replaceAll("^[. ]+", "").replaceAll("[. ]+$", ""));
    }

    private static String shortened(String name) {
        if (name.length() <= MOST_CHARACTERS) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot >= 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        int end = MOST_CHARACTERS - ending.length();
        // never through the middle of a character
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
