"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TaskCall } from "#server/queries/list-task-calls";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { formatCost } from "../../../_ui/format-cost";
import { formatDuration } from "../../../_ui/format-time";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { CallTexts } from "./call-text";
import { Panel } from "./panel";
import { sayOutcome } from "./say-outcome";

/** Every call of a model that an attempt took, in order; each opens to what was said in it. */
export function CallList({ calls }: { calls: readonly TaskCall[] }) {
  // Mostly there is one, and the last is the one that counted.
  const [open, setOpen] = useState<string | null>(calls.at(-1)?.id ?? null);
  return (
    <Panel title={calls.length === 1 ? "The call of the model" : "Calls of models"}>
      <ol className="divide-y divide-line rounded-md border bg-surface">
        {calls.map((call, at) => (
          <li key={call.id}>
            <button
              type="button"
              aria-expanded={call.id === open}
              onClick={() => setOpen(call.id === open ? null : call.id)}
              className="grid w-full gap-0.5 px-3 py-2 text-left text-xs hover:bg-hover focus-visible:outline-offset-[-2px]"
            >
              <CallFacts call={call} number={at + 1} />
            </button>
            {call.id === open && <Words call={call} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function CallFacts({ call, number }: { call: TaskCall; number: number }) {
  const { model, provider, inputTokens, outputTokens, cachedTokens, cost, latencyMs, error, startedAt } =
    call;
  const count = (tokens: number) => tokens.toLocaleString("en");
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <b className="font-medium text-ink text-sm">Call {number}</b>
        <span className="text-ink-2 [overflow-wrap:anywhere]">
          {provider}/{model}
        </span>
        <span className={error === null ? "text-done" : "text-failed"}>{sayOutcome(call)}</span>
        <RelativeTime at={startedAt} className="ml-auto text-ink-3" />
      </span>
      <span className="text-ink-2 tabular-nums">
        {count(inputTokens)} tokens in{cachedTokens > 0 && ` (${count(cachedTokens)} cached)`},{" "}
        {count(outputTokens)} out{call.isEstimated && " (estimated)"},{" "}
        {cost === null ? "price unknown" : formatCost(cost)}, {formatDuration(latencyMs)}
      </span>
      {error !== null && (
        <span className="text-failed [overflow-wrap:anywhere]">
          <PlainText text={error} />
        </span>
      )}
    </>
  );
}

function Words({ call: { id, textsPurgedAt } }: { call: TaskCall }) {
  const trpc = useTRPC();
  const isPurged = textsPurgedAt !== null;
  const query = useQuery(trpc.agents.modelCall.queryOptions({ callId: id }, { enabled: !isPurged }));
  if (isPurged) {
    return (
      <p className="px-3 pb-3 text-ink-2 text-sm">
        What was said was deleted long after the run's end, as the settings say.
      </p>
    );
  }
  return (
    <div className="pb-3">
      <Loaded query={query} loading="Loading what was said…" rows={4}>
        {({ prompt, answer, raw }) => <CallTexts prompt={prompt} answer={answer} raw={raw} />}
      </Loaded>
    </div>
  );
}
