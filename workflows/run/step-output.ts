import { z } from "zod";

/** A document of a step, by its name and version. */
export const StepOutput = z.object({ name: z.string(), artifactId: z.string() });
export type StepOutput = z.infer<typeof StepOutput>;
