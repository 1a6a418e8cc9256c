import { z } from "zod";

/** One thing wrong with a definition file, at its place. Lines and columns start at 1. */
export const Problem = z.object({
  file: z.string(),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  severity: z.enum(["error", "warning"]),
});
export type Problem = z.infer<typeof Problem>;
