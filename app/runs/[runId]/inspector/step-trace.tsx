"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { CopyButton } from "../../../_ui/copy-button";
import { PlainText } from "../../../_ui/plain-text";
import type { LiveRun } from "../live-run";
import { type Attempt, AttemptChoice, useAttemptsAt } from "./attempt-choice";
import type { InspectedPlace } from "./inspected-place";
import { Panel } from "./panel";
import { UsageFacts } from "./usage-facts";

/** What a model was told and said in an attempt, and what it took. */
export function StepTrace({ run, step }: { run: LiveRun; step: InspectedPlace["step"] }) {
  const attempts = useAttemptsAt(run.view.runId, step?.stepKey ?? "");
  const [chosen, setChosen] = useState<string | null>(null);
  const attempt = attempts.find(({ id }) => id === chosen) ?? attempts[0];
  if (!attempt) return <p className="p-4 text-ink-2 text-sm">No attempt was made yet.</p>;
  return (
    <div className="grid gap-4 py-4">
      <AttemptChoice attempts={attempts} value={attempt.id} onChange={setChosen} />
      <Panel title="What it took">
        <UsageFacts attempt={attempt} />
      </Panel>
      <Said key={attempt.id} attempt={attempt} />
    </div>
  );
}

function Said({ attempt }: { attempt: Attempt }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.agents.task.queryOptions({ taskId: attempt.id }));
  return (
    <Loaded query={query} loading="Loading what was said…" rows={4}>
      {({ prompt, answer, model, calls }) =>
        prompt === null && answer === null ? (
          <p className="px-4 text-ink-2 text-sm">{sayNothing(model, calls.at(-1)?.textsPurgedAt != null)}</p>
        ) : (
          <>
            <Text title="Prompt" text={prompt ?? ""} />
            <Text title="Answer" text={answer ?? ""} />
          </>
        )
      }
    </Loaded>
  );
}

function sayNothing(model: string | null, isPurged: boolean): string {
  if (isPurged) return "What was said was deleted long after the run's end, as the settings say.";
  if (model === null) return "Nothing was recorded yet.";
  return `No model was asked: the agent “${model}” works by fixed rules.`;
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <Panel title={title}>
      <div className="relative rounded-md border bg-surface">
        <CopyButton
          text={text}
          label={`Copy the ${title.toLowerCase()}`}
          className="absolute top-1 right-1"
        />
        {/* Scrolls: reached by the keyboard as a region. */}
        <pre className="max-h-[50dvh] overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]">
          <PlainText text={text === "" ? "Nothing." : text} />
        </pre>
      </div>
    </Panel>
  );
}
