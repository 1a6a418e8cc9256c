import { z } from "zod";
import type { InputField } from "#workflows/definition/definition";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import { Oversight, Unanswered } from "#workflows/run/signals";
import { readDraft } from "./read-draft";
import { readTags } from "./read-tags";

/** Everything that a person sets before a launch. */
export const LaunchDraft = z.object({
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  title: z.string(),
  /** As typed, parted by spaces. */
  tags: z.string().default(""),
  /** Null: as the settings say. */
  oversight: Oversight.nullable(),
  /** What was decided beforehand, by the name of the choice. */
  answers: z.record(z.string(), z.boolean()),
  unanswered: Unanswered,
});
export type LaunchDraft = z.infer<typeof LaunchDraft>;

export const EMPTY_DRAFT: LaunchDraft = {
  values: {},
  title: "",
  tags: "",
  oversight: null,
  answers: {},
  unanswered: "ask",
};

export type LaunchTarget = {
  workflowId: string;
  pack: string;
  /** Undefined where there is only one. */
  sequence: string | undefined;
  fields: readonly InputField[];
  choices: readonly LaunchChoice[];
};

/** The order that a draft stands for, without its request id, and what is still wrong field by field. */
export function writeOrder(
  { workflowId, pack, sequence, fields, choices }: LaunchTarget,
  draft: LaunchDraft,
) {
  const { input, faults } = readDraft(fields, draft.values);
  const known = new Set(choices.map(({ name }) => name));
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([name]) => known.has(name)));
  const order = {
    workflowId,
    pack,
    ...(sequence !== undefined && { sequence }),
    ...(draft.title.trim() !== "" && { title: draft.title.trim() }),
    ...(draft.oversight !== null && { oversight: draft.oversight }),
    ...(draft.tags.trim() !== "" && { tags: readTags(draft.tags).tags }),
    input,
    answers,
    unanswered: draft.unanswered,
  };
  return { order, faults };
}

export type LaunchOrder = ReturnType<typeof writeOrder>["order"];
