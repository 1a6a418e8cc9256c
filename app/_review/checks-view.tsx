"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useMemo } from "react";
import { PlainText } from "../_ui/plain-text";
import { type Check, checkContent, checkPaper } from "./checks";
import type { Review } from "./use-review";

/** What BotArmy itself found out about the texts; none of it is an agent's word. */
export function ChecksView({ review: { request, papers } }: { review: Review }) {
  const { contentSha256 } = request;
  const groups = useMemo(() => papers.map((paper) => ({ paper, checks: checkPaper(paper) })), [papers]);
  const content = useMemo(() => checkContent(papers, contentSha256), [papers, contentSha256]);
  return (
    <>
      <p className="text-ink-2 text-sm">Found by BotArmy in the bytes you decide on, not told by an agent.</p>
      <CheckList label="Of the request" checks={[content]} />
      {groups.map(({ paper, checks }) => (
        <section
          key={paper.sha256 + paper.name}
          aria-label={`Checks of ${paper.name}`}
          className="grid gap-2"
        >
          <h2 className="font-semibold text-base wrap-anywhere">
            <PlainText text={paper.name} />
          </h2>
          <CheckList label={`Checks of ${paper.name}`} checks={checks} />
        </section>
      ))}
    </>
  );
}

function CheckList({ label, checks }: { label: string; checks: readonly Check[] }) {
  return (
    <ul aria-label={label} className="divide-y rounded-md border bg-surface">
      {checks.map(({ name, state, sentence }) => (
        <li
          key={name}
          className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 px-3 py-2 text-sm sm:grid-cols-[1rem_9rem_minmax(0,1fr)]"
        >
          {state === "fine" ? (
            <CircleCheck aria-label="fine" className="mt-0.5 size-4 text-ink-3" />
          ) : (
            <CircleAlert aria-label="look at this" className="mt-0.5 size-4 text-ink" />
          )}
          <span className={state === "look" ? "font-medium" : undefined}>{name}</span>
          <span className="text-ink-2 wrap-anywhere max-sm:col-start-2">
            <PlainText text={sentence} />
          </span>
        </li>
      ))}
    </ul>
  );
}
