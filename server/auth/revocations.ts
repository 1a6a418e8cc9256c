import { EventEmitter } from "node:events";
import type { Principal } from "./principal";

/** Whose right has just ended: one session, every session of a person, or a key. Ids as in `Principal`. */
export type Revoked = { kind: "session" | "person" | "key"; id: string };

/** Announces revocations inside this process, so that sockets close at once (S15). */
export class Revocations {
  readonly #emitter = new EventEmitter<{ revoked: [Revoked] }>().setMaxListeners(0);

  announce(revoked: Revoked): void {
    this.#emitter.emit("revoked", revoked);
  }

  /** Answers a function that stops listening. */
  onRevoked(listener: (revoked: Revoked) => void): () => void {
    this.#emitter.on("revoked", listener);
    return () => this.#emitter.off("revoked", listener);
  }
}

export function isRevoked(principal: Principal, revoked: Revoked): boolean {
  if (principal.kind === "key") return revoked.kind === "key" && revoked.id === principal.id;
  if (revoked.kind === "session") return revoked.id === principal.sessionId;
  return revoked.kind === "person" && revoked.id === principal.id;
}
