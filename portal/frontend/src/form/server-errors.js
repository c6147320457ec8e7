/**
 * Decides which messages a field shows. Nobody is told off before they have tried to send: until then a field shows
 * only what the server found; from then on what is wrong with it now.
 */
export class FieldMessages {
  #fromServer;
  #seen = {};
  #tried = false;

  /** @param {Record<string, string>} fromServer sentences by field key (in groups and lists: keys joined by dots) */
  constructor(fromServer) {
    this.#fromServer = { ...fromServer };
  }

  /** The person wants to send: from now on the field's own rules speak, and the server is asked again. */
  trying() {
    this.#tried = true;
    this.#fromServer = {};
  }

  /**
   * @param {string} key
   * @param {unknown} value what the field holds now; once it differs from what the server saw, the server's word is old
   * @param {() => string[]} ownRules
   * @returns {string[]}
   */
  of(key, value, ownRules) {
    if (Object.hasOwn(this.#fromServer, key)) {
      const seen = JSON.stringify(value) ?? '';
      this.#seen[key] ??= seen;
      if (this.#seen[key] === seen) {
        return [this.#fromServer[key]];
      }
      delete this.#fromServer[key];
    }
    return this.#tried ? ownRules() : [];
  }
}

/** What the server said about no field of this form (the whole form, or a field that is hidden). */
export function withoutField(fromServer, keys) {
  return Object.entries(fromServer)
    .filter(([key]) => !keys.includes(key))
    .map(([, message]) => message);
}
