import type { RunView } from "#workflows/run/run-view";

export type StepOfRun = RunView["steps"][number];
export type BlockOfRun = RunView["blocks"][number];
export type RequestOfRun = RunView["approvals"][number];

/** A row of the steps list; `depth` counts the blocks around it. */
export type OutlineRow =
  | { kind: "block"; key: string; depth: number; block: BlockOfRun }
  | { kind: "step"; key: string; depth: number; step: StepOfRun };

/** Steps that follow each other in one phase; the name is null for steps without. */
export type OutlineGroup = { key: string; phase: RunView["phases"][number] | null; rows: OutlineRow[] };

/** The steps in order, by phase, each block named once before its first step. */
export function outlineSteps({ steps, blocks, phases }: RunView): OutlineGroup[] {
  const blockByKey = new Map(blocks.map((block) => [block.key, block]));
  const phaseByName = new Map(phases.map((phase) => [phase.name, phase]));
  const named = new Set<string>();
  const groups: OutlineGroup[] = [];
  for (const step of steps) {
    const phase = phaseByName.get(step.phase ?? "") ?? null;
    let group = groups.at(-1);
    if (!group || group.phase !== phase) {
      group = { key: `${groups.length}-${phase?.name ?? ""}`, phase, rows: [] };
      groups.push(group);
    }
    const around = surroundings(blockByKey, step.blockKey);
    around.forEach((block, depth) => {
      if (named.has(block.key)) return;
      named.add(block.key);
      group.rows.push({ kind: "block", key: block.key, depth, block });
    });
    group.rows.push({ kind: "step", key: step.stepKey, depth: around.length, step });
  }
  return groups;
}

/** Blocks around a place, outermost first. */
function surroundings(blocks: ReadonlyMap<string, BlockOfRun>, key: string | null): BlockOfRun[] {
  const block = key === null ? undefined : blocks.get(key);
  return block ? [...surroundings(blocks, block.blockKey), block] : [];
}

/** "parallel", "round 2 of 3", "4 items": what a block is and where it is. */
export function sayBlock({ kind, loop, items }: BlockOfRun): string {
  if (loop) return `loop · round ${loop.round} of ${loop.max}`;
  switch (kind) {
    case "forEach":
      return items === null ? "for each item" : `for each of ${items} items`;
    case "parallel":
      return "in parallel";
    case "route":
      return "one of several ways";
    case "loop":
      return "loop";
  }
}
