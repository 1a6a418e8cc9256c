import type { WorkflowDefinition } from "../definition/definition";
import { markerNode } from "./lower-marker";
import { lowerNodes } from "./lower-nodes";
import { type PhaseList, phaseListsOf } from "./phase-lists";
import type { ProblemLog } from "./problem-log";
import { nameOf } from "./read-fields";
import type { Lowering, Scope } from "./scope";
import {
  entryOf,
  fieldOf,
  isNull,
  type Place,
  type SourceEntry,
  type SourceMap,
  type SourceValue,
} from "./source-value";

export type Sequence = WorkflowDefinition["sequences"][number];
/** A sequence on its way to normal form, with what its checks need. */
export type LoweredSequence = Sequence & { lowering: Lowering; place: Place };

type Draft = { name: string; place: Place; lower(scope: Scope): Sequence["nodes"] };

/** How a workflow's steps are laid out, told by its shape (formats.md 2). */
export type Layout = { drafts: Draft[]; used: string[] };

/** D1 `sequence`, D2 `*_sequence` with end markers beside them, D3 `phases`, D4 `steps`. */
export function findLayout(log: ProblemLog, body: SourceMap): Layout | undefined {
  const named = body.entries.filter((entry) => isSequenceKey(entry.key));
  if (named.length > 0) return sequenceLayout(log, body, named);
  const phases = entryOf(body, "phases");
  const lists = phaseListsOf(phases?.value);
  if (phases && lists) return phasesLayout(log, phases.value.place, lists);
  const steps = fieldOf(body, "steps");
  if (steps === undefined) return undefined;
  return { drafts: [listDraft(log, "main", steps, [])], used: ["steps"] };
}

function isSequenceKey(key: string): boolean {
  return key === "sequence" || key.endsWith("_sequence");
}

function sequenceLayout(log: ProblemLog, body: SourceMap, named: SourceEntry[]): Layout {
  const markers = new Map<string, SourceEntry[]>();
  let current: string | undefined;
  for (const entry of body.entries) {
    if (isSequenceKey(entry.key)) current = entry.key;
    else if (current && isOutsideMarker(entry))
      markers.set(current, [...(markers.get(current) ?? []), entry]);
  }
  const drafts = named.map((entry) =>
    listDraft(log, entry.key === "sequence" ? "main" : entry.key, entry.value, markers.get(entry.key) ?? []),
  );
  const outside = [...markers.values()].flat().map((entry) => entry.key);
  return { drafts, used: [...named.map((entry) => entry.key), ...outside] };
}

/** `workflow_end: { action, notes }` beside the sequences ends the one above it. */
function isOutsideMarker({ value }: SourceEntry): boolean {
  if (value.kind !== "map" || isNull(fieldOf(value, "action"))) return false;
  return value.entries.every((entry) => ["action", "notes", "condition"].includes(entry.key));
}

function listDraft(log: ProblemLog, name: string, value: SourceValue, markers: SourceEntry[]): Draft {
  return {
    name,
    place: value.place,
    lower(scope) {
      if (value.kind !== "list" && !isNull(value)) {
        log.error(
          value.place,
          "wrong-type",
          `The steps should be a list, not ${nameOf(value)}.`,
          "Begin each step with a dash.",
        );
      }
      const nodes = lowerNodes(scope, value.kind === "list" ? value.items : []);
      const phase = nodes.at(-1)?.phase ?? null;
      const ends = markers.flatMap((entry) =>
        entry.value.kind === "map"
          ? [markerNode({ ...scope, phase }, { ...entry.value, place: entry.place }, entry.key, [])]
          : [],
      );
      return [...nodes, ...ends];
    },
  };
}

function phasesLayout(log: ProblemLog, place: Place, lists: PhaseList[]): Layout {
  const lower = (scope: Scope) =>
    lists.flatMap(({ name, steps }) => {
      if (steps === undefined || isNull(steps)) return [];
      if (steps.kind === "list") return lowerNodes({ ...scope, phase: name }, steps.items);
      log.error(
        steps.place,
        "wrong-type",
        `The phase "${name}" should be a list of steps, not ${nameOf(steps)}.`,
        "Begin each step with a dash.",
      );
      return [];
    });
  return { drafts: [{ name: "main", place, lower }], used: ["phases"] };
}

export function lowerDraft(log: ProblemLog, draft: Draft): LoweredSequence {
  const lowering: Lowering = {
    log,
    used: new Set(),
    reserved: new Set(),
    nodes: 0,
    gotos: [],
    places: new Map(),
    lowerNodes,
  };
  const nodes = draft.lower({ lowering, prefix: "", phase: null });
  if (nodes.length === 0) {
    log.error(
      draft.place,
      "no-steps",
      "This workflow has no steps.",
      "List at least one step with an agent.",
    );
  }
  return { name: draft.name, nodes, lowering, place: draft.place };
}
