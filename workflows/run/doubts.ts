import { z } from "zod";

/** What keeps an agent from being sure of its work: why, and what somebody has to answer. */
export const Doubts = z.object({ reason: z.string(), questions: z.array(z.string()) });
export type Doubts = z.infer<typeof Doubts>;

/** To be spread into what carries them: nothing at all where there are none, as before they were kept. */
export function keepDoubts(doubts: Doubts | undefined): { doubts?: Doubts } {
  const hasSome = doubts && (doubts.reason !== "" || doubts.questions.length > 0);
  return hasSome ? { doubts } : {};
}
