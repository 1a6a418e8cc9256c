import { z } from "zod";

/** What becomes of a request that nobody answered in time: it goes on waiting, or counts as approved or rejected. */
export const DeadlinePolicy = z.enum(["keep", "approve", "reject"]);
export type DeadlinePolicy = z.infer<typeof DeadlinePolicy>;

/** A year: longer than any timer that counts milliseconds in 32 bits (E21). */
export const LONGEST_DEADLINE_MS = 366 * 86_400_000;

/** The time limit of a request (product.md 4); `remind` are shares of it, e.g. 0.5 and 0.9. */
export const Deadline = z.object({
  withinMs: z.number().int().min(1).max(LONGEST_DEADLINE_MS),
  onDeadline: DeadlinePolicy,
  remind: z.array(z.number().gt(0).lt(1)).max(10),
});
export type Deadline = z.infer<typeof Deadline>;

/** Reminders at half and at nine tenths of the time, and then it goes on waiting. */
export const DEFAULT_REMIND = [0.5, 0.9];
