/**
 * The problems of a form as a list to show at the top of the page, in the order in which the fields stand.
 * Errors found here and errors found by the server take the same way through this function.
 *
 * @param {Array<{id: string, indexes?: Record<string, number>}>} instances the fields that are visible
 * @param {Record<string, unknown>} errors by field id; inside a list by field id and then row number
 * @param {string} formId the viewer's own id of the form, part of every element id
 * @param {(id: string) => (Element | null)} find looks an element up by id
 * @returns {Array<{message: string, target: Element}>}
 */
export function errorEntries(instances, errors, formId, find) {
  return instances
    .flatMap((instance) => {
      const target = focusTarget(instance, formId, find);
      return target ? messagesOf(instance, errors).map((message) => ({ message, target })) : [];
    })
    .sort((a, b) => inDocumentOrder(a.target, b.target));
}

/** The errors of one field: a list of sentences, empty when there is nothing wrong. */
export function messagesOf(instance, errors) {
  let found = errors[instance.id];
  for (const index of Object.values(instance.indexes ?? {})) {
    found = found?.[index];
  }
  return Array.isArray(found) ? found.filter((message) => typeof message === 'string') : [];
}

/** Where the keyboard goes for a field: the box itself, the first choice, or the date part. */
export function focusTarget(instance, formId, find) {
  const rows = Object.values(instance.indexes ?? {}).map((index) => `_${index}`).join('');
  const id = `fjs-form-${formId}-${instance.id}${rows}`;
  return ['', '-0', '-date', '-time', '-search'].map((ending) => find(id + ending)).find(Boolean) ?? null;
}

function inDocumentOrder(a, b) {
  if (a === b) {
    return 0;
  }
  // 4 = "b follows a"
  return a.compareDocumentPosition(b) & 4 ? -1 : 1;
}
