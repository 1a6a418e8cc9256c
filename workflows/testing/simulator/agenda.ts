type Entry = { at: number; action: () => void };

/** Virtual time: what is to happen, and when; in epoch milliseconds. */
export class Agenda {
  readonly #entries: Entry[] = [];

  constructor(public now: number) {}

  after(ms: number, action: () => void): void {
    const at = this.now + ms;
    let place = this.#entries.length;
    while (place > 0 && (this.#entries[place - 1]?.at ?? 0) < at) place -= 1;
    this.#entries.splice(place, 0, { at, action });
  }

  /** Lets things happen in order of time, until then or until `isOver`. */
  runUntil(end: number, isOver: () => boolean): void {
    while (!isOver()) {
      const next = this.#entries.at(-1);
      if (!next || next.at > end) return;
      this.#entries.pop();
      this.now = next.at;
      next.action();
    }
  }
}
