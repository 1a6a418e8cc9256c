"use client";

import { agentNameOf } from "./agent-name";
import { PagedText } from "./paged-text";
import { PaperFrame } from "./paper-frame";
import { suggestionInserts } from "./suggestion-note";
import type { Review } from "./use-review";

/** Every document that is asked about, one under the other, after what the agent says of its work. */
export function PapersView({ review, isRaw }: { review: Review; isRaw: boolean }) {
  const { request, papers, reading } = review;
  const agentName = agentNameOf(request);
  return (
    <>
      {papers.map((paper) => (
        <PaperFrame key={paper.sha256 + paper.name} paper={paper} agentName={agentName}>
          <PagedText
            text={paper.content}
            isMarkdown={!isRaw && paper.isMarkdown}
            inserts={suggestionInserts(paper, review)}
            onEnd={() => (isRaw ? reading.markWhole(paper) : reading.markRead(paper.sha256))}
            onSection={(from) => reading.setOpened(paper.sha256, from, true)}
          />
        </PaperFrame>
      ))}
      {papers.length === 0 && <p className="text-ink-2">This step made no document.</p>}
    </>
  );
}
