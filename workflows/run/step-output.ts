import { z } from "zod";
import { Doubts } from "./doubts";

/** A document of a step, by its name and version. */
export const StepOutput = z.object({ name: z.string(), artifactId: z.string() });
export type StepOutput = z.infer<typeof StepOutput>;

/** What an agent says of its work when it hands in. */
export const result = {
  outputs: z.array(StepOutput),
  summary: z.string(),
  confidence: z.number().nullable(),
  doubts: Doubts.optional(),
};
