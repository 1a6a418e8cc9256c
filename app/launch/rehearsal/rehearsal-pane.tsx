"use client";

import { RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { graphOf } from "#workflows/definition/graph";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import type { Answer } from "#workflows/run/signals";
import { WorkflowGraph } from "../../_graph/workflow-graph";
import { Button } from "../../_ui/button";
import { PlainText } from "../../_ui/plain-text";
import { stateGraph } from "../../runs/[runId]/graph/state-graph";
import type { LaunchOrder } from "../launch-draft";
import { MomentList } from "./moment-list";
import { answerName, momentsOf } from "./moments";
import { RehearsalSummary } from "./rehearsal-summary";
import { rehearseDraft } from "./rehearse-draft";

type RehearsalPaneProps = {
  definition: WorkflowDefinition;
  sequence: string;
  order: LaunchOrder;
  choices: readonly LaunchChoice[];
  /** Takes answers over into the launch. */
  onTake: (answers: Record<string, boolean>) => void;
};

/** Walks through the workflow before it is launched: every answer can be clicked, and the rest follows at once. */
export function RehearsalPane({ definition, sequence, order, choices, onTake }: RehearsalPaneProps) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Answer>>>({});
  const answers = useMemo(() => ({ ...order.answers, ...chosen }), [order.answers, chosen]);
  const { input, unanswered, oversight } = order;
  const rehearsed = useMemo(
    () => rehearseDraft(definition, { sequence, input, answers, unanswered, oversight }),
    [definition, sequence, input, answers, unanswered, oversight],
  );
  const graph = useMemo(() => graphOf(definition, sequence), [definition, sequence]);
  const isTold = rehearsed.kind === "told";
  const states = useMemo(() => (isTold ? stateGraph(rehearsed.view) : undefined), [isTold, rehearsed]);
  const answer = (name: string, value: Answer | null) => setChosen(withAnswer(chosen, name, value));
  return (
    <div className="grid min-w-0">
      <WorkflowGraph
        graph={graph}
        states={states}
        label={`Rehearsal of ${definition.name}`}
        className="h-80 border-b max-md:h-56"
      />
      <div className="grid items-start lg:grid-cols-[minmax(0,52rem)_minmax(20rem,1fr)]">
        <div className="grid min-w-0 gap-4 p-4">
          <div className="flex flex-wrap items-center gap-3">
            <p className="min-w-0 flex-1 text-ink-2 text-sm">
              Nothing is started. Agents are taken to succeed; gates are approved unless you choose otherwise.
            </p>
            <Button disabled={Object.keys(chosen).length === 0} onClick={() => setChosen({})}>
              <RotateCcw aria-hidden />
              Start over
            </Button>
          </div>
          {rehearsed.kind === "told" ? (
            <MomentList moments={momentsOf(rehearsed)} onAnswer={answer} />
          ) : (
            <p role="alert" className="text-failed text-sm">
              <PlainText text={rehearsed.sentence} />
            </p>
          )}
        </div>
        {rehearsed.kind === "told" && (
          <RehearsalSummary told={rehearsed.told} takeable={takeable(chosen, choices)} onTake={onTake} />
        )}
      </div>
    </div>
  );
}

function withAnswer(
  chosen: Readonly<Record<string, Answer>>,
  name: string,
  value: Answer | null,
): Record<string, Answer> {
  const { [name]: _, ...others } = chosen;
  return value === null ? others : { ...others, [name]: value };
}

/** The answers that a launch takes beforehand: yes or no to its choices. */
function takeable(
  chosen: Readonly<Record<string, Answer>>,
  choices: readonly LaunchChoice[],
): Record<string, boolean> {
  return Object.fromEntries(
    choices.flatMap(({ name }) => {
      const value = chosen[answerName(name, 0)];
      return typeof value === "boolean" ? [[name, value]] : [];
    }),
  );
}
