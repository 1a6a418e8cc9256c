"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import type { Attempt } from "../attempts-at";
import type { LiveRun } from "../live-run";
import { useStepAttempts } from "../use-attempts";
import { AttemptChoice } from "./attempt-choice";
import { CallList } from "./call-list";
import type { InspectedPlace } from "./inspected-place";
import { Panel } from "./panel";
import { UsageFacts } from "./usage-facts";

/** What a model was told and said in an attempt, and what it took. */
export function StepTrace({ run, step }: { run: LiveRun; step: InspectedPlace["step"] }) {
  const { attempts } = useStepAttempts(run.view, step?.stepKey ?? "");
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
      {({ model, calls }) =>
        calls.length === 0 ? (
          <p className="px-4 text-ink-2 text-sm">{sayNothing(model)}</p>
        ) : (
          <CallList calls={calls} />
        )
      }
    </Loaded>
  );
}

function sayNothing(model: string | null): string {
  if (model === null) return "Nothing was recorded yet.";
  return `No model was asked: the agent “${model}” works by fixed rules.`;
}
