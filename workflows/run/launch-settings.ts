import { z } from "zod";
import { JsonObject } from "../definition/json";
import { Answer, Oversight, Unanswered } from "./signals";
import { MOST_TAGS, Tag } from "./tag";

const Name = z.string().trim().min(1).max(200);

/** Everything that a person sets before a launch, beside the workflow itself; fields of the input may still be missing. */
export const LaunchSettings = z.object({
  /** Of a workflow with several. */
  sequence: Name.optional(),
  title: z.string().trim().max(200).default(""),
  input: JsonObject,
  /** Null: as the settings say when it starts. */
  oversight: Oversight.nullable().default(null),
  answers: z.record(Name, Answer).default({}),
  unanswered: Unanswered.default("ask"),
  tags: z.array(Tag).max(MOST_TAGS).optional(),
});
export type LaunchSettings = z.infer<typeof LaunchSettings>;
