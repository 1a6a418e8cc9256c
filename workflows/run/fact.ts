import { z } from "zod";

/** One kind of recorded fact. */
export const fact = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ type: z.literal(type), data: z.object(data) });

/** Where in the run it happened. */
export const place = { stepKey: z.string(), iteration: z.number().int() };

/** Why: a code for programs, a sentence for people. */
export const because = { code: z.string(), sentence: z.string() };
