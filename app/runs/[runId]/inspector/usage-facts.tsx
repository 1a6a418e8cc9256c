"use client";

import { formatCost } from "../../../_ui/format-cost";
import { formatDuration } from "../../../_ui/format-time";
import { type Attempt, workEndOf } from "../attempts-at";

/** Model, tokens, price and time of an attempt. */
export function UsageFacts({ attempt }: { attempt: Attempt }) {
  const { usage, model, startedAt, queuedAt } = attempt;
  const end = workEndOf(attempt);
  const queued = startedAt === null ? null : Date.parse(startedAt) - Date.parse(queuedAt);
  const worked = startedAt === null || end === null ? null : Date.parse(end) - Date.parse(startedAt);
  const facts: [string, string | null][] = [
    ["Model", model],
    ["Tokens in", usage?.inputTokens.toLocaleString("en") ?? null],
    ["from the cache", usage && usage.cachedTokens > 0 ? usage.cachedTokens.toLocaleString("en") : null],
    ["Tokens out", usage?.outputTokens.toLocaleString("en") ?? null],
    ["Price", usage && formatCost(usage.cost)],
    ["Queued", queued === null ? null : formatDuration(queued)],
    ["Took", worked === null ? null : formatDuration(worked)],
  ];
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return <p className="text-ink-2">Not begun.</p>;
  return (
    <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1 tabular-nums">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
