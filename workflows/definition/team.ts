import { z } from "zod";

/** A team's file (formats.md 4). `agents` are ids or "*"; `workflows` are ids, stems or file names, null for any. */
export const Team = z.object({
  id: z.string(),
  pack: z.string(),
  name: z.string(),
  icon: z.string(),
  description: z.string(),
  agents: z.array(z.string()),
  workflows: z.array(z.string()).nullable(),
});
export type Team = z.infer<typeof Team>;
