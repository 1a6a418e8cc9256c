import { z } from "zod";
import { MOST_TAGS, Tag } from "#workflows/run/tag";

const Name = z.string().trim().min(1).max(200);
const Moment = z.iso.datetime().transform((moment) => new Date(moment));

/** What a list of runs is narrowed to (contract.md 3). */
export const RunsFilter = z.object({
  ids: z.array(z.uuid()).min(1).max(100).optional(),
  since: Moment.optional(),
  until: Moment.optional(),
  status: z
    .array(z.enum(["pending", "running", "paused", "completed", "failed", "cancelled"]))
    .min(1)
    .optional(),
  workflowId: Name.optional(),
  pack: Name.optional(),
  project: Name.optional(),
  search: z.string().trim().min(1).max(200).optional(),
  needsPerson: z.boolean().optional(),
  standing: z.enum(["timer", "stuck"]).optional(),
  /** Those that have each of these. */
  tags: z.array(Tag).min(1).max(MOST_TAGS).optional(),
  /** `true`: those that are no fork of another; `false`: the forks. */
  isRoot: z.boolean().optional(),
});
