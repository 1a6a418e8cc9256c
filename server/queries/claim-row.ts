/** Somebody who looks at a request just now; others see it and may decide all the same. */
export type ClaimRow = { by: { id: string; name: string }; since: string; until: string };

/** A claim that is not renewed ends after this time (experience.md 3). */
export const CLAIM_MS = 15 * 60_000;

type Stored = { claimedBy: string | null; claimedByName: string | null; claimedAt: Date | null };

/** The claim at a moment; null when there is none or it has ended. */
export function showClaim({ claimedBy, claimedByName, claimedAt }: Stored, now: number): ClaimRow | null {
  if (claimedBy === null || claimedAt === null) return null;
  const until = claimedAt.getTime() + CLAIM_MS;
  if (until <= now) return null;
  const by = { id: claimedBy, name: claimedByName ?? claimedBy };
  return { by, since: claimedAt.toISOString(), until: new Date(until).toISOString() };
}
