import { z } from "zod";

/** An agent's file in normal form (formats.md 4). Lists hold ids: file names without folder and extension. */
export const AgentDefinition = z.object({
  id: z.string(),
  /** The file's name, by which workflows and teams mean it as well; it may differ from the id. */
  stem: z.string(),
  pack: z.string(),
  name: z.string(),
  title: z.string(),
  icon: z.string(),
  whenToUse: z.string(),
  /** Where it shows on the agent board (formats.md 2.3). */
  role: z.string(),
  /** Who the agent is, as text for a model. */
  persona: z.string(),
  templates: z.array(z.string()),
  tasks: z.array(z.string()),
  checklists: z.array(z.string()),
  data: z.array(z.string()),
});
export type AgentDefinition = z.infer<typeof AgentDefinition>;
