import type { Freshness } from "../_ui/freshness-chip";

/** The link to the server; times are epoch milliseconds of the server's clock. */
export type LinkState =
  | { kind: "connecting"; since: number }
  | { kind: "up" }
  | { kind: "lost"; since: number };

/** A loss that is over before this was not worth a word (experience.md 5). */
export const QUIET_MS = 3_000;
/** From here on the page is called stale and polls by HTTP. */
const STALE_MS = 30_000;

/** What the page says of the link at `now`. The first connecting is said as such until it takes too long. */
export function readFreshness(link: LinkState, now: number): Freshness {
  if (link.kind === "up") return { kind: "live" };
  const away = now - link.since;
  if (away >= STALE_MS) return { kind: "stale", since: link.since };
  if (link.kind === "connecting") return { kind: "connecting" };
  return away < QUIET_MS ? { kind: "live" } : { kind: "reconnecting", since: link.since };
}

/** The state after the socket came or went; a loss keeps the moment when it began. */
export function changeLink(link: LinkState, isUp: boolean, now: number): LinkState {
  if (isUp) return { kind: "up" };
  return link.kind === "up" ? { kind: "lost", since: now } : link;
}
