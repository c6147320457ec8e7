/**
 * What people typed is shown as they typed it: no sign of theirs becomes a heading, a link or a picture when it is put
 * into a form's Markdown text.
 *
 * @param {string | null} text
 * @returns {string} Markdown that reads as the text, line breaks included
 */
export function asMarkdown(text) {
  return String(text ?? '')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join('<br>');
}

/**
 * Headings inside a form stand below the page's own: the highest becomes the second level, the others follow.
 *
 * @param {string} html
 * @returns {string}
 */
export function belowPageHeading(html) {
  const highest = Math.min(...Array.from(html.matchAll(/<h([1-6])/g), ([, level]) => Number(level)));
  return html.replace(/<(\/?)h([1-6])/g, (_, slash, level) => `<${slash}h${Math.min(6, Number(level) - highest + 2)}`);
}
