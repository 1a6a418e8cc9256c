/**
 * Database time without asking each time: this machine's steady clock, set by what the database answers (E29).
 * Milliseconds since the epoch. Never runs backwards by more than the difference of two answers.
 */
export class DatabaseClock {
  #offset: number | null = null;

  constructor(private readonly steady: () => number = () => performance.now()) {}

  /** Takes in what the database said just now. */
  set(databaseNow: number): void {
    this.#offset = databaseNow - this.steady();
  }

  /** Throws before the first answer: nothing may be dated by another clock. */
  now(): number {
    if (this.#offset === null) throw new Error("The database's time is not known yet.");
    return Math.round(this.steady() + this.#offset);
  }
}
