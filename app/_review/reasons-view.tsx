"use client";

import { AgentText } from "../_ui/agent-text";
import { Doubts } from "../_ui/doubts";
import { PlainText } from "../_ui/plain-text";
import { agentNameOf } from "./agent-name";
import type { Review } from "./use-review";

/** What the agent says of its own work: the summary, how sure it is, what wrote it. */
export function ReasonsView({ review: { request, papers } }: { review: Review }) {
  const { summary, confidence, confidenceReason, openQuestions } = request;
  const model = papers.find(({ writer }) => writer?.kind === "task")?.writer?.model;
  return (
    <AgentText
      by={
        <>
          <PlainText text={agentNameOf(request) ?? "the agent"} />
          {model && `, ${model === "offline" ? "offline, without a language model" : model}`}; not verified
        </>
      }
      label="What the agent says of its work"
    >
      <div className="grid gap-3">
        <p className="wrap-anywhere">
          {summary ? <PlainText text={summary} /> : "The agent said nothing about its work."}
        </p>
        {confidence !== null && <Confidence share={confidence} />}
        <Doubts reason={confidenceReason} questions={openQuestions} />
      </div>
    </AgentText>
  );
}

function Confidence({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="grid max-w-xs gap-1 text-sm">
      <p className="flex justify-between gap-2">
        <span>How sure it is, it says</span>
        <span className="tabular-nums">{percent} %</span>
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-selected">
        <div className="h-full bg-ink-2" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
