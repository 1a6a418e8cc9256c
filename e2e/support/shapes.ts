import { z } from "zod";

/** What the API answers, as far as these tests read it (contract.md 3): a stranger's view of it. */

export const Started = z.object({ runId: z.uuid() });
export const Moved = z.object({ status: z.string() });

const Who = z.object({ id: z.string(), name: z.string() });
const Because = z.object({ code: z.string(), sentence: z.string() });

export const RunEvent = z.object({
  seq: z.number(),
  at: z.iso.datetime(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type RunEvent = z.infer<typeof RunEvent>;
export const RunEvents = z.object({ items: z.array(RunEvent), lastSeq: z.number() });

const StepView = z.object({
  stepKey: z.string(),
  iteration: z.number(),
  status: z.string(),
  reason: Because.nullable(),
});
export type StepView = z.infer<typeof StepView>;

export const RunDetail = z.object({
  id: z.uuid(),
  title: z.string(),
  status: z.string(),
  reason: Because.nullable(),
  steps: z.array(StepView),
  incidents: z.array(z.object({ incidentId: z.string(), stepKey: z.string(), open: z.boolean() })),
});
export type RunDetail = z.infer<typeof RunDetail>;

const Decision = z.object({
  id: z.string(),
  action: z.string(),
  answer: z.union([z.boolean(), z.string()]).nullable(),
  comment: z.string(),
  by: Who,
});

export const ApprovalRow = z.object({
  id: z.string(),
  runId: z.uuid(),
  stepKey: z.string(),
  kind: z.enum(["result", "plan", "question"]),
  question: z.string(),
  contentSha256: z.string().nullable(),
  status: z.string(),
  decision: Decision.nullable(),
});
export type ApprovalRow = z.infer<typeof ApprovalRow>;
export const Approvals = z.object({ items: z.array(ApprovalRow), nextCursor: z.string().nullable() });

export const ApprovalDetail = ApprovalRow.extend({
  content: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

export const Decided = z.object({
  approval: z.object({ id: z.string(), status: z.string(), decision: Decision.nullable() }),
  run: z.object({ status: z.string() }),
});

const ArtifactRow = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  sha256: z.string(),
  madeBy: z.object({ kind: z.enum(["task", "person"]), name: z.string() }),
});
export type ArtifactRow = z.infer<typeof ArtifactRow>;
export const Artifacts = z.object({ items: z.array(ArtifactRow), nextCursor: z.string().nullable() });
export const Artifact = ArtifactRow.extend({ content: z.string() });

export const Runs = z.object({ items: z.array(z.object({ id: z.uuid(), title: z.string() })) });
