"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { memo, useRef, useState } from "react";
import { DiffView } from "../_ui/diff-view";
import { IconButton } from "../_ui/icon-button";
import { PlainText } from "../_ui/plain-text";
import { Segments } from "../_ui/segments";
import { Select } from "../_ui/select";
import { useShortcuts } from "../_ui/use-shortcuts";
import { EndMark } from "./end-mark";
import type { Paper } from "./papers";
import type { Review } from "./use-review";

type Layout = "inline" | "sides";

/** What changed, word by word, in every document that has an earlier version. */
export function ChangesView({ review }: { review: Review }) {
  const { papers, reading } = review;
  const [layout, setLayout] = useState<Layout>("inline");
  const box = useRef<HTMLDivElement>(null);
  const goTo = useSteps(box);
  const shortcuts = [
    { keys: "n", does: "Next change", group: "Request", run: () => goTo(1) },
    { keys: "p", does: "Previous change", group: "Request", run: () => goTo(-1) },
  ];
  useShortcuts(review.hasKeys ? shortcuts : []);
  return (
    <div ref={box} className="grid min-w-0 gap-5">
      <div className="flex items-center gap-2">
        <Segments
          legend="Layout"
          name="changes-layout"
          options={[
            { value: "inline", label: "Inline" },
            { value: "sides", label: "Side by side" },
          ]}
          value={layout}
          onChange={setLayout}
          className="mr-auto max-lg:hidden"
        />
        <IconButton label="Previous change" keys="p" icon={<ArrowUp />} onClick={() => goTo(-1)} />
        <IconButton label="Next change" keys="n" icon={<ArrowDown />} onClick={() => goTo(1)} />
      </div>
      {papers.map((paper) => (
        <PaperChanges
          key={paper.sha256 + paper.name}
          paper={paper}
          layout={layout}
          onEnd={() => reading.markWhole(paper)}
        />
      ))}
    </div>
  );
}

type PaperChangesProps = { paper: Paper; layout: Layout; onEnd: () => void };

function PaperChanges({ paper, layout, onEnd }: PaperChangesProps) {
  const [label, setLabel] = useState<string | null>(null);
  const base = paper.bases.find((one) => one.label === label) ?? paper.bases[0];
  return (
    <section aria-label={`Changes of ${paper.name}`} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-semibold text-base wrap-anywhere">
          <PlainText text={paper.name} />
        </h2>
        {base && (
          <span className="text-ink-2 text-sm">
            version {paper.version} against {paper.bases.length === 1 && base.label}
          </span>
        )}
        {paper.bases.length > 1 && (
          <Select
            aria-label={`Compare ${paper.name} with`}
            value={base?.label}
            onChange={(event) => setLabel(event.target.value)}
            className="w-auto"
          >
            {paper.bases.map((one) => (
              <option key={one.label}>{one.label}</option>
            ))}
          </Select>
        )}
      </div>
      {base ? (
        <>
          <div data-paper={paper.name}>
            <Difference before={base.content} after={paper.content} layout={layout} />
          </div>
          <EndMark onSeen={onEnd} />
        </>
      ) : (
        <p className="text-ink-2">It is new: there is no earlier version. Read it under Document.</p>
      )}
    </section>
  );
}

/** Drawn once: one writes beside it. */
const Difference = memo(DiffView);

/** Goes from change to change, in the order of the page. */
function useSteps(box: { current: HTMLElement | null }): (by: 1 | -1) => void {
  const at = useRef(-1);
  return (by) => {
    const changes = [...(box.current?.querySelectorAll("[data-change]") ?? [])].filter(
      (change) => change.getClientRects().length > 0,
    );
    if (changes.length === 0) return;
    at.current = Math.min(Math.max(at.current + by, 0), changes.length - 1);
    changes[at.current]?.scrollIntoView({ block: "center" });
  };
}
