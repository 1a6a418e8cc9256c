import type { RunState } from "#workflows/run/run-state";
import type { RunView } from "#workflows/run/run-view";
import type { Attempt } from "../attempts-at";
import { nameItem } from "./name-item";

export type StepOfRun = RunView["steps"][number];
export type BlockOfRun = RunView["blocks"][number];
export type RequestOfRun = RunView["approvals"][number];

type Place = {
  /** Unique in the tree. */
  id: string;
  depth: number;
  /** Id of the row that this one lies in. */
  parent: string | null;
  hasChildren: boolean;
};

/** What a row tells of one attempt at a step. */
export type AttemptOfStep = Pick<
  Attempt,
  | "id"
  | "stepKey"
  | "iteration"
  | "attempt"
  | "agent"
  | "status"
  | "startedAt"
  | "finishedAt"
  | "handedInAt"
  | "error"
>;

/**
 * A row of the tree: a phase, a block, one item of a map, a step, an attempt at a step that has several, or the place
 * where those before are asked for. An item has a name where it says one.
 */
export type TreeRow = Place &
  (
    | { kind: "phase"; name: string; percent: number }
    | { kind: "block"; key: string; block: BlockOfRun }
    | { kind: "item"; key: string; position: number; name: string | null }
    | { kind: "step"; key: string; step: StepOfRun }
    | { kind: "attempt"; key: string; attempt: AttemptOfStep }
    | { kind: "earlier"; key: string }
  );

type Draft<Row> = Row extends TreeRow ? Omit<Row, keyof Place> : never;

/**
 * All rows in order: phases, in them blocks, items and steps, each after what it lies in. `items` are those that each
 * map began with, by its key.
 */
export function treeSteps(
  { steps, blocks, phases }: Pick<RunView, "steps" | "blocks" | "phases">,
  items: RunState["begun"] = {},
): TreeRow[] {
  const blockByKey = new Map(blocks.map((block) => [block.key, block]));
  const percents = new Map(phases.map(({ name, percent }) => [name, percent]));
  const rows: TreeRow[] = [];
  let path: TreeRow[] = [];
  let phase: string | null = null;
  /** What lies around the step before: mostly the same, and there may be thousands. */
  let before: Surrounded = { folder: "", blockKey: null, around: [] };

  function put(depth: number, id: string, draft: Draft<TreeRow>): void {
    const parent = path[depth - 1];
    if (parent) parent.hasChildren = true;
    const row = { ...draft, id, depth, parent: parent?.id ?? null, hasChildren: false };
    rows.push(row);
    path.length = depth;
    path.push(row);
  }

  for (const step of steps) {
    const name = step.phase !== null && percents.has(step.phase) ? step.phase : null;
    if (name !== phase || rows.length === 0) {
      phase = name;
      path = [];
      if (name !== null) {
        put(0, `phase ${rows.length} ${name}`, { kind: "phase", name, percent: percents.get(name) ?? 0 });
      }
    }
    const base = name === null ? 0 : 1;
    const folder = step.stepKey.slice(0, step.stepKey.lastIndexOf("/") + 1);
    if (folder !== before.folder || step.blockKey !== before.blockKey) {
      before = { folder, blockKey: step.blockKey, around: surroundings(step, blockByKey, items) };
    }
    const { around } = before;
    around.forEach((one, at) => {
      if (path[base + at]?.id === one.id) return;
      put(base + at, one.id, one.draft);
    });
    put(base + around.length, `step ${step.stepKey}`, { kind: "step", key: step.stepKey, step });
  }
  return rows;
}

const NO_STEPS: ReadonlySet<string> = new Set();

/**
 * The tree with the attempts at each step that has more than one, oldest first; before them, for those in
 * `withEarlier`, the place where the ones that are not known are asked for.
 */
export function withAttempts(
  rows: readonly TreeRow[],
  attempts: readonly AttemptOfStep[],
  withEarlier = NO_STEPS,
): TreeRow[] {
  const byStep = new Map<string, AttemptOfStep[]>();
  for (const attempt of attempts) {
    const made = byStep.get(attempt.stepKey);
    if (made) made.push(attempt);
    else byStep.set(attempt.stepKey, [attempt]);
  }
  return rows.flatMap((row): TreeRow[] => {
    const made = row.kind === "step" ? (byStep.get(row.key) ?? []) : [];
    const isMore = row.kind === "step" && withEarlier.has(row.key);
    if (row.kind !== "step" || (made.length < 2 && !isMore)) return [row];
    const place = { depth: row.depth + 1, parent: row.id, hasChildren: false, key: row.key };
    const below = made
      .map((attempt): TreeRow => ({ ...place, kind: "attempt", id: `attempt ${attempt.id}`, attempt }))
      .reverse();
    const before: TreeRow[] = isMore ? [{ ...place, kind: "earlier", id: `earlier ${row.key}` }] : [];
    return [{ ...row, hasChildren: true }, ...before, ...below];
  });
}

type Surrounded = { folder: string; blockKey: string | null; around: Around[] };
type Around = { id: string; draft: Draft<TreeRow> };

/** Blocks around a step, outermost first; a map with the item of it that the step belongs to. */
function surroundings(
  step: StepOfRun,
  blocks: ReadonlyMap<string, BlockOfRun>,
  items: RunState["begun"],
): Around[] {
  const around: Around[] = [];
  for (let key = step.blockKey; key !== null; ) {
    const block = blocks.get(key);
    if (!block) break;
    const item = /^\[(\d+)\]/.exec(step.stepKey.slice(block.key.length));
    if (block.kind === "forEach" && item) {
      const position = Number(item[1]);
      const itemKey = `${block.key}${item[0]}`;
      const name = nameItem(items[block.key]?.[position]);
      around.unshift({ id: `item ${itemKey}`, draft: { kind: "item", key: itemKey, position, name } });
    }
    around.unshift({ id: `block ${block.key}`, draft: { kind: "block", key: block.key, block } });
    key = block.blockKey;
  }
  return around;
}
