import type { Principal } from "./principal";
import { isRevoked, type Revoked } from "./revocations";

const FRESH_MS = 2_000;
const MOST = 10_000;

/**
 * Principals read from the database within the last two seconds, by what they presented (hashed), so that a
 * page with twenty requests reads its session once. What is revoked in this process is forgotten at once, in
 * other processes within the two seconds.
 */
export class RecentPrincipals {
  readonly #entries = new Map<string, { principal: Principal; readAt: number }>();
  #forgotten = 0;

  find(presented: string, now: Date): Principal | undefined {
    const entry = this.#entries.get(presented);
    return entry && now.getTime() - entry.readAt < FRESH_MS ? entry.principal : undefined;
  }

  /** Reads through `read`. A revocation that happens during the read keeps its answer out. */
  async remember(
    presented: string,
    now: Date,
    read: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const forgottenBefore = this.#forgotten;
    const principal = await read();
    if (principal && forgottenBefore === this.#forgotten) {
      if (this.#entries.size >= MOST) this.#entries.clear();
      this.#entries.set(presented, { principal, readAt: now.getTime() });
    }
    return principal;
  }

  forget(revoked: Revoked): void {
    this.#forgotten += 1;
    for (const [presented, { principal }] of this.#entries) {
      if (isRevoked(principal, revoked)) this.#entries.delete(presented);
    }
  }
}
