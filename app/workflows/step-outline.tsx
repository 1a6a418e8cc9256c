import type { ReactNode } from "react";
import type { Node, StepNode } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { cn } from "../_ui/cn";
import { groupByPhase } from "./group-by-phase";
import { NodeBlock } from "./node-block";
import { StepLine } from "./step-line";

/** What a page adds to the steps of an outline. */
export type OutlineNotes = {
  /** Whether the step is drawn back: it will not be done. */
  isOut?: (step: StepNode) => boolean;
  /** Stands below the step's own lines. */
  below?: (step: StepNode) => ReactNode;
};

type StepOutlineProps = OutlineNotes & { nodes: readonly Node[]; className?: string };

/** The steps of a sequence in their order: who does what, which documents come, where people are asked. */
export function StepOutline({ nodes, className, ...notes }: StepOutlineProps) {
  const numbers = new Map(stepsIn(nodes).map(({ key }, at) => [key, at + 1]));
  return (
    <div className={cn("grid gap-4", className)}>
      {groupByPhase(nodes).map(({ phase, nodes: members }) => (
        <section key={members[0]?.key} aria-label={phase ?? undefined}>
          {phase !== null && (
            <h3 className="mb-1.5 font-medium text-ink-3 text-xs first-letter:uppercase">{phase}</h3>
          )}
          <NodeList nodes={members} numbers={numbers} notes={notes} />
        </section>
      ))}
    </div>
  );
}

type NodeListProps = { nodes: readonly Node[]; numbers: ReadonlyMap<string, number>; notes: OutlineNotes };

function NodeList({ nodes, numbers, notes }: NodeListProps) {
  return (
    <ol className="grid gap-2.5">
      {nodes.map((node) => (
        <li key={node.key} className="min-w-0">
          {node.kind === "step" ? (
            <StepLine
              step={node}
              number={numbers.get(node.key) ?? 0}
              isOut={notes.isOut?.(node) ?? false}
              below={notes.below?.(node)}
            />
          ) : (
            <NodeBlock
              node={node}
              list={(inner) => <NodeList nodes={inner} numbers={numbers} notes={notes} />}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
