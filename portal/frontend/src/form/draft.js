/**
 * Keeps a half-filled form on the server. It never stands in the way: it saves some time after the last change, says
 * how that went, and tries again when it failed.
 */
export class Draft {
  #read;
  #put;
  #say;
  #clock;
  #delay;
  #timer;
  #saved;
  #saving;
  #failures = 0;
  #stopped = false;

  /**
   * @param {object} parts
   * @param {() => string} parts.read the answers as they stand, as JSON text
   * @param {(body: string, leaving: boolean) => Promise<number>} parts.put sends them; gives the HTTP status, throws
   *   when nothing answered
   * @param {(text: string) => void} parts.say shows how it went
   * @param {object} [parts.clock] setTimeout, clearTimeout and now, replaced in tests
   * @param {number} [parts.delay] milliseconds of quiet before saving
   */
  constructor({ read, put, say, clock, delay = 1500 }) {
    this.#read = read;
    this.#put = put;
    this.#say = say;
    this.#delay = delay;
    this.#clock = clock ?? {
      setTimeout: (...args) => globalThis.setTimeout(...args),
      clearTimeout: (...args) => globalThis.clearTimeout(...args),
      now: () => new Date(),
    };
    this.#saved = read();
  }

  /** Is there something here that the server does not have? */
  get unsaved() {
    return !this.#stopped && this.#read() !== this.#saved;
  }

  /** Has the last attempt failed, so that leaving now would lose something? */
  get atRisk() {
    return this.#failures > 0 && this.unsaved;
  }

  changed() {
    this.#schedule(this.#delay);
  }

  /** The page is going away: send what is left without waiting for the answer. */
  leaving() {
    if (this.unsaved) {
      this.#clock.clearTimeout(this.#timer);
      const body = this.#read();
      this.#put(body, true).then((status) => this.#finished(body, status), () => {});
    }
  }

  /** The answers are being sent for good: save nothing more. */
  stop() {
    this.#stopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  /** The page is shown again (back button): carry on. */
  resume() {
    this.#stopped = false;
    if (this.unsaved) {
      this.changed();
    }
  }

  async save() {
    if (this.#saving || !this.unsaved) {
      return;
    }
    const body = this.#read();
    this.#saving = true;
    try {
      this.#finished(body, await this.#put(body, false));
    } catch {
      this.#failed('The draft could not be saved just now. Your answers are still on this page. Trying again.');
    } finally {
      this.#saving = false;
    }
    if (this.#failures === 0 && this.unsaved) {
      this.#schedule(this.#delay);
    }
  }

  #schedule(delay) {
    if (!this.#stopped) {
      this.#clock.clearTimeout(this.#timer);
      this.#timer = this.#clock.setTimeout(() => this.save(), delay);
    }
  }

  #finished(body, status) {
    if (this.#stopped) {
      return;
    }
    if (status >= 200 && status < 300) {
      this.#saved = body;
      this.#failures = 0;
      this.#say(`Draft saved at ${timeOfDay(this.#clock.now())}`);
    } else if (status === 404 || status === 409 || status === 410) {
      this.stop();
      this.#say('This task is no longer open for you, so the draft is not kept.');
    } else if (status === 401 || status === 403 || status === 0) {
      this.#failed('The draft could not be saved because you are signed out. Sign in again in another tab; this page then goes on saving.');
    } else {
      this.#failed('The draft could not be saved just now. Your answers are still on this page. Trying again.');
    }
  }

  #failed(text) {
    this.#failures += 1;
    this.#say(text);
    this.#schedule(Math.min(60_000, 2_500 * 2 ** this.#failures));
  }
}

/** 10:42, as a person in England reads it, in the time zone of the browser. */
export function timeOfDay(date) {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(date);
}
