/** When a person's digests come. `hour` (0 to 23, in `timeZone`) counts for daily ones. */
export type DigestTime = { every: "hour" | "day"; hour: number; timeZone: string };

export const DEFAULT_DIGEST: DigestTime = { every: "day", hour: 8, timeZone: "UTC" };

/** Every zone's clock stands at a full hour at one of these. */
const STEP_MS = 15 * 60_000;
const MOST_STEPS = 50 * 4;

/**
 * The next moment after `after` (epoch milliseconds) at which a digest is due. An hour that a change of the clock
 * leaves out is due on the next day.
 */
export function nextDigest(after: number, { every, hour, timeZone }: DigestTime): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const wanted = String(hour).padStart(2, "0");
  let at = after - (after % STEP_MS) + STEP_MS;
  for (let step = 0; step < MOST_STEPS; step += 1, at += STEP_MS) {
    const [shownHour, shownMinute] = clock.format(at).split(":");
    if (shownMinute === "00" && (every === "hour" || shownHour === wanted)) return at;
  }
  return at;
}
