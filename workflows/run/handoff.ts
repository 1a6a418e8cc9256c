import { z } from "zod";
import { JsonObject } from "../definition/json";

/** The validated message from one agent to the next (product.md 3.4). Priority 1 is the highest. */
export const Handoff = z.object({
  handoff_id: z.string(),
  from_agent: z.string(),
  to_agent: z.string(),
  run_id: z.string(),
  phase: z.string().nullable(),
  context_ids: z.array(z.string()),
  instructions: z.string(),
  expected_outputs: z.array(z.string()),
  priority: z.number().int().min(1).max(5),
  metadata: JsonObject,
  /** Epoch milliseconds in the core; ISO 8601 at the API. */
  created_at: z.number(),
});
export type Handoff = z.infer<typeof Handoff>;
