"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import type { Node, WorkflowDefinition } from "#workflows/definition/definition";
import type { LaunchChoice } from "#workflows/definition/launch-choices";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { useTRPC } from "../_trpc/trpc";
import { useMay, useSession } from "../_trpc/use-session";
import { FormAlert } from "../_ui/form-alert";
import { PlainText } from "../_ui/plain-text";
import { useAddress } from "../_ui/use-address";
import { DecideBeforehand } from "./decide-beforehand";
import { EarlierRuns } from "./earlier-runs";
import { InputForm } from "./input-form";
import type { LaunchDraft } from "./launch-draft";
import { ReviewPanel } from "./review-panel";
import { RunSettings } from "./run-settings";
import { StartButton } from "./start-button";
import type { Launch } from "./use-launch";

/** It scrolls by itself, so the arrow keys must reach it. */
const REACHABLE = { role: "region", "aria-label": "Review", tabIndex: 0 };

type LaunchBodyProps = {
  workflow: WorkflowDetail;
  definition: WorkflowDefinition;
  sequence: string;
  nodes: readonly Node[];
  choices: readonly LaunchChoice[];
  draft: LaunchDraft;
  onChange: (changes: Partial<LaunchDraft>) => void;
  launch: Launch;
};

/** The form on the left, what will happen on the right; below each other where there is no room. */
export function LaunchBody({
  workflow,
  definition,
  sequence,
  nodes,
  choices,
  draft,
  onChange,
  launch,
}: LaunchBodyProps) {
  const { change } = useAddress();
  const oversight = useUsualOversight();
  const { input } = launch.order;
  const settled = definition.inputs.filter(({ name, required }) => !required || Object.hasOwn(input, name));
  const settledInputs = new Set(settled.map(({ name }) => name));
  const known = { input, settledInputs, choices, answers: draft.answers, unanswered: draft.unanswered };
  return (
    <div className="grid items-start lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div className="grid max-w-3xl min-w-0 gap-6 p-4">
        <p className="text-ink-2">
          <PlainText text={definition.description} />
        </p>
        <NotAllowed />
        {launch.fault && <FormAlert fault={launch.fault} />}
        <InputForm
          fields={definition.inputs}
          draft={draft}
          launch={launch}
          onChange={(values) => onChange({ values: { ...draft.values, ...values } })}
        >
          <EarlierRuns
            workflowId={definition.id}
            pack={definition.pack}
            fields={definition.inputs}
            onFill={onChange}
          />
        </InputForm>
        <Part title="The run">
          <RunSettings
            definition={definition}
            sequence={sequence}
            onSequence={(name) => change({ sequence: name })}
            title={draft.title}
            onTitle={(title) => onChange({ title })}
            tags={draft.tags}
            onTags={(tags) => onChange({ tags })}
            oversight={draft.oversight ?? oversight}
            onOversight={(level) => onChange({ oversight: level })}
          />
        </Part>
        <Part title="Decide beforehand">
          <DecideBeforehand
            choices={choices}
            steps={stepsIn(nodes)}
            answers={draft.answers}
            onAnswer={(name, answer) => onChange({ answers: withAnswer(draft.answers, name, answer) })}
            unanswered={draft.unanswered}
            onUnanswered={(unanswered) => onChange({ unanswered })}
          />
        </Part>
        <div>
          <StartButton isStarting={launch.isStarting} />
        </div>
      </div>
      <div
        {...REACHABLE}
        className="border-t p-4 lg:sticky lg:top-(--header-height) lg:max-h-[calc(100dvh-var(--header-height))] lg:overflow-y-auto lg:border-t-0 lg:border-l"
      >
        <ReviewPanel workflow={workflow} sequence={sequence} nodes={nodes} known={known} />
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-4 border-t pt-5">
      <h2 className="font-semibold text-base">{title}</h2>
      {children}
    </section>
  );
}

/** Said before somebody fills in a form that they cannot send. */
function NotAllowed() {
  const isKnown = useSession().data !== undefined;
  const may = useMay("runs.start");
  if (!isKnown || may) return null;
  return (
    <p role="status" className="flex items-start gap-2 rounded-md border bg-sunken px-3 py-2 text-sm">
      <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      You can look at the form. Starting a run needs the role operator or owner.
    </p>
  );
}

/** What the settings say; null while they are not known. */
function useUsualOversight() {
  const trpc = useTRPC();
  return useQuery(trpc.settings.get.queryOptions()).data?.values.oversight ?? null;
}

function withAnswer(answers: LaunchDraft["answers"], name: string, answer: boolean | null) {
  const { [name]: _, ...others } = answers;
  return answer === null ? others : { ...others, [name]: answer };
}
