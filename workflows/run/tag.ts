import { z } from "zod";

/** At most so many tags on a run. */
export const MOST_TAGS = 10;

/**
 * A word that people find their runs by. It stands in query texts, so it has neither spaces nor commas, and its case
 * does not matter.
 */
export const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u,
    "is one word of letters, digits and . _ / -, at most 40 of them",
  );
export type Tag = z.infer<typeof Tag>;
