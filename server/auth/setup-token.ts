import { areHashesEqual, hashSecret, newSecret } from "./secrets";

const VALID_FOR_MS = 15 * 60_000;

/**
 * The one-time token of the first run (S2). Only its hash stays in memory; it ends 15 minutes after it was
 * made and a restart makes a new one. That it works once is ruled by the database: there is no owner before
 * it and one after it.
 */
export class SetupToken {
  readonly #now: () => Date;
  readonly #fixed: string | undefined;
  #current: { hash: string; expiresAt: number } | undefined;

  /** `fixed` is `BOTARMY_SETUP_TOKEN`, which several web processes can share. */
  constructor(now: () => Date, fixed: string | undefined) {
    this.#now = now;
    this.#fixed = fixed;
    if (fixed !== undefined) this.#remember(fixed);
  }

  /** Makes the token anew (a fixed one stays as it was) and answers it, the only time it is seen. */
  issue(): string {
    const token = this.#fixed ?? newSecret();
    if (this.#fixed === undefined) this.#remember(token);
    return token;
  }

  isValid(token: string): boolean {
    if (this.#current === undefined || this.#now().getTime() >= this.#current.expiresAt) return false;
    return areHashesEqual(this.#current.hash, hashSecret(token));
  }

  #remember(token: string): void {
    this.#current = { hash: hashSecret(token), expiresAt: this.#now().getTime() + VALID_FOR_MS };
  }
}
