"use client";

import { AgentText } from "../_ui/agent-text";
import { PlainText } from "../_ui/plain-text";
import { agentNameOf } from "./agent-name";
import { PagedText } from "./paged-text";
import { PaperFrame } from "./paper-frame";
import type { Review } from "./use-review";

/** Every document that is asked about, one under the other, after what the agent says of its work. */
export function PapersView({ review, isRaw }: { review: Review; isRaw: boolean }) {
  const { request, papers, reading } = review;
  const agentName = agentNameOf(request);
  return (
    <>
      {!isRaw && request.summary && (
        <AgentText by={<PlainText text={agentName ?? "the agent"} />} label="What the agent says of its work">
          <p className="text-ink-2 text-sm wrap-anywhere">
            <PlainText text={request.summary} />
            {request.confidence !== null && ` It is ${Math.round(request.confidence * 100)} % sure, it says.`}
          </p>
        </AgentText>
      )}
      {papers.map((paper) => (
        <PaperFrame key={paper.sha256 + paper.name} paper={paper} agentName={agentName}>
          <PagedText
            text={paper.content}
            isMarkdown={!isRaw && paper.isMarkdown}
            onEnd={() => reading.markRead(paper.sha256)}
          />
        </PaperFrame>
      ))}
      {papers.length === 0 && <p className="text-ink-2">This step made no document.</p>}
    </>
  );
}
