import { z } from "zod";
import { Deadline } from "./deadline";
import { Expression } from "./expression";
import { Json } from "./json";

/** Where a node stands in its source file; line and column start at 1. */
export const SourcePlace = z.object({ file: z.string(), line: z.number().int(), column: z.number().int() });
export type SourcePlace = z.infer<typeof SourcePlace>;

export const Role = z.enum(["viewer", "operator", "approver", "owner"]);
export type Role = z.infer<typeof Role>;

/** A document that a step makes. `isDir` marks a folder such as `docs/`; an optional output may stay away. */
export const OutputSpec = z.object({ name: z.string(), optional: z.boolean(), isDir: z.boolean() });
export type OutputSpec = z.infer<typeof OutputSpec>;

/** A document that a step needs. A symbolic name (`all_artifacts`) is made by no step (formats.md 2.3). */
export const InputSpec = z.object({ name: z.string(), symbolic: z.boolean() });
export type InputSpec = z.infer<typeof InputSpec>;

/** What happens after a rejection (product.md 4). */
export const OnReject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("continue") }),
  z.object({ kind: z.literal("halt") }),
  z.object({ kind: z.literal("goto"), step: z.string() }),
]);
export type OnReject = z.infer<typeof OnReject>;

export const StepMode = z.enum(["create", "update", "validate", "route", "guide", "loop_end", "end", "work"]);
export type StepMode = z.infer<typeof StepMode>;

/** A step: one agent does one thing. Steps of mode `guide`, `loop_end` and `end` have no agent. */
export const StepNode = z.object({
  kind: z.literal("step"),
  /** Stable path inside the definition, unique; parents are prefixes: `design/architecture`. */
  key: z.string(),
  label: z.string(),
  mode: StepMode,
  /** More than one: either may do it (`analyst/pm`). Empty with `anyAgent`: the owner of the document at hand. */
  agents: z.array(z.string()),
  anyAgent: z.boolean(),
  action: z.string().nullable(),
  notes: z.string(),
  inputs: z.array(InputSpec),
  outputs: z.array(OutputSpec),
  uses: z.array(z.string()),
  template: z.string().nullable(),
  condition: Expression.nullable(),
  /** The condition as its author wrote it, for questions and reasons. */
  conditionText: z.string().nullable(),
  optional: z.boolean(),
  repeat: z.string().nullable(),
  phase: z.string().nullable(),
  gate: z.enum(["before", "after", "both"]).nullable(),
  /** Role that may decide this step's gates. */
  role: Role.nullable(),
  /** Different people who must approve. */
  approvals: z.number().int().min(1),
  /** Time limit of this step's gates. */
  deadline: Deadline.optional(),
  /** Whoever started the run may not decide this step's gates. */
  fourEyes: z.boolean().optional(),
  onReject: OnReject,
  /** `attempts` in all; waits `backoffMs`, doubled each time (product.md 3.9). */
  retry: z.object({ attempts: z.number().int().min(1), backoffMs: z.number().int().min(0) }),
  /** Limit of one attempt, in milliseconds. */
  timeoutMs: z.number().int().min(1),
  effect: z.enum(["pure", "idempotent", "unsafe"]),
  /** Conditions of later steps that this step's agent is asked to answer as findings. */
  asks: z.array(z.string()),
  weight: z.number().min(0),
  extra: z.record(z.string(), Json),
  source: SourcePlace,
});
export type StepNode = z.infer<typeof StepNode>;

/** Exactly one route is taken; a route that does not continue ends the run after its own nodes. */
export type RouteNode = {
  kind: "route";
  key: string;
  label: string;
  condition: Expression | null;
  conditionText: string | null;
  phase: string | null;
  notes: string;
  routes: { name: string; notes: string; continues: boolean; nodes: Node[] }[];
  source: SourcePlace;
};

/** Branches run at once and join (product.md 3.6). `concurrency` null: all at once. */
export type ParallelNode = {
  kind: "parallel";
  key: string;
  label: string;
  phase: string | null;
  branches: Node[][];
  join: "all" | "any" | "settle";
  concurrency: number | null;
  source: SourcePlace;
};

/** Repeats `nodes` until `until` is true, at most `max` rounds, then asks (product.md 3.7). */
export type LoopNode = {
  kind: "loop";
  key: string;
  label: string;
  phase: string | null;
  until: Expression;
  untilText: string;
  max: number;
  /** Key of the step directly inside that finds what those behind it repair: without it they are skipped. */
  check?: string;
  nodes: Node[];
  source: SourcePlace;
};

/** Maps a list in the context over `nodes`; inside, `{{as}}` is the item and keys are `key[i]/...`. */
export type ForEachNode = {
  kind: "forEach";
  key: string;
  label: string;
  phase: string | null;
  list: string;
  as: string;
  concurrency: number | null;
  /** Items to go on with when nobody can name any; without it such a list is an incident. */
  fallback?: Json[];
  nodes: Node[];
  source: SourcePlace;
};

export type Node = StepNode | RouteNode | ParallelNode | LoopNode | ForEachNode;

const Nodes = z.lazy(() => z.array(Node));
const block = { key: z.string(), label: z.string(), phase: z.string().nullable(), source: SourcePlace };

export const Node: z.ZodType<Node> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    StepNode,
    z.object({
      kind: z.literal("route"),
      ...block,
      condition: Expression.nullable(),
      conditionText: z.string().nullable(),
      notes: z.string(),
      routes: z.array(
        z.object({ name: z.string(), notes: z.string(), continues: z.boolean(), nodes: Nodes }),
      ),
    }),
    z.object({
      kind: z.literal("parallel"),
      ...block,
      branches: z.array(Nodes),
      join: z.enum(["all", "any", "settle"]),
      concurrency: z.number().int().min(1).nullable(),
    }),
    z.object({
      kind: z.literal("loop"),
      ...block,
      until: Expression,
      untilText: z.string(),
      max: z.number().int().min(1),
      check: z.string().optional(),
      nodes: Nodes,
    }),
    z.object({
      kind: z.literal("forEach"),
      ...block,
      list: z.string(),
      as: z.string(),
      concurrency: z.number().int().min(1).nullable(),
      fallback: z.array(Json).optional(),
      nodes: Nodes,
    }),
  ]),
);

/** One field of the launcher's form. `choices` only for type `choice`. */
export const InputField = z.object({
  name: z.string(),
  type: z.enum(["text", "string", "number", "boolean", "choice", "list"]),
  title: z.string(),
  help: z.string(),
  example: z.string(),
  required: z.boolean(),
  default: Json.nullable(),
  choices: z.array(z.string()),
});
export type InputField = z.infer<typeof InputField>;

/** A workflow in normal form, whatever dialect it was written in (formats.md 2). */
export const WorkflowDefinition = z.object({
  id: z.string(),
  pack: z.string(),
  name: z.string(),
  description: z.string(),
  type: z.string(),
  /** As written in the file; identity is the SHA-256 of the source, not this. */
  version: z.string(),
  projectTypes: z.array(z.string()),
  whenToUse: z.array(z.string()),
  inputs: z.array(InputField),
  phases: z.array(z.string()),
  /** At least one; a file with several lets the launcher choose. */
  sequences: z.array(z.object({ name: z.string(), nodes: z.array(Node) })).min(1),
  handoffPrompts: z.record(z.string(), z.string()),
  completionCriteria: z.array(z.string()),
  diagram: z.string(),
  /** Agents that no file describes; told by the library. A person chooses who works in their place. */
  unknownAgents: z.array(z.string()).optional(),
  extra: z.record(z.string(), Json),
});
export type WorkflowDefinition = z.infer<typeof WorkflowDefinition>;
