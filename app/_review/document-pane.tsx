"use client";

import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { cn } from "../_ui/cn";
import { TabPanel, Tabs } from "../_ui/tabs";
import { useShortcuts } from "../_ui/use-shortcuts";
import { ChangesView } from "./changes-view";
import { ChecksView } from "./checks-view";
import { passageBeside, selectedPassage, visiblePassage } from "./find-passage";
import { focusReading } from "./focus-reading";
import { HistoryView } from "./history-view";
import { InputsView } from "./inputs-view";
import { Outline } from "./outline";
import { PapersView } from "./papers-view";
import { PassageButton } from "./passage-button";
import { ReasonsView } from "./reasons-view";
import { RemarkComposer } from "./remark-composer";
import { RunDocuments } from "./run-documents";
import { useRemarkMarks } from "./use-remark-marks";
import type { Review } from "./use-review";
import { tabsOf, type View } from "./views";

type DocumentPaneProps = {
  review: Review;
  view: View;
  onView: (view: View) => void;
  pane: RefObject<HTMLElement | null>;
  className?: string;
};

/** What a person reads before they decide, and where they comment on its passages. */
export function DocumentPane({ review, view, onView, pane, className }: DocumentPaneProps) {
  const { papers, remarks } = review;
  const canRemark = papers.length > 0 && review.isFreeFor("revise") && !remarks.isFull;
  useRemarkMarks(pane, remarks);
  useRemarkFocus(pane, remarks.writing && (remarks.writing.remarkId ?? "new"));

  function begin() {
    const passage =
      pane.current &&
      (selectedPassage(pane.current, papers)?.passage ?? visiblePassage(pane.current, papers));
    if (passage) remarks.begin(passage);
  }
  function step(by: 1 | -1) {
    const next =
      pane.current && remarks.writing && passageBeside(pane.current, papers, remarks.writing.passage, by);
    if (next) remarks.write({ passage: next });
  }
  const shortcut = {
    keys: "c",
    does: "Comment on what is selected, or on the passage in sight",
    group: "Request",
  };
  useShortcuts(review.hasKeys && canRemark ? [{ ...shortcut, run: begin }] : []);
  return (
    <section
      ref={pane}
      aria-label="What it is about"
      className={cn("flex min-h-0 min-w-0 flex-col", className)}
    >
      <Tabs
        label="Views of the request"
        tabs={tabsOf(review)}
        value={view}
        onChange={onView}
        className="flex-1"
      >
        <Panels review={review} />
      </Tabs>
      {canRemark && !remarks.writing && (
        <PassageButton pane={pane} papers={papers} onComment={remarks.begin} />
      )}
      {remarks.writing && (
        <div className="sticky bottom-(--bar-height) z-10">
          <RemarkComposer
            key={remarks.writing.remarkId ?? "new"}
            remarks={remarks}
            writing={remarks.writing}
            papers={papers}
            onStep={step}
          />
        </div>
      )}
    </section>
  );
}

/**
 * Where a comment is begun the focus is in its box; back from it in what is read, where the arrows scroll. One that
 * was begun earlier waits without taking the focus.
 */
function useRemarkFocus(pane: RefObject<HTMLElement | null>, writing: string | null): void {
  const before = useRef(writing);
  useEffect(() => {
    if (before.current === writing) return;
    before.current = writing;
    if (writing !== null) pane.current?.querySelector<HTMLElement>("[data-remark-text]")?.focus();
    else if (document.activeElement === document.body) focusReading(pane.current);
  }, [pane, writing]);
}

/** One for each tab. */
function Panels({ review }: { review: Review }) {
  const { request, papers } = review;
  return (
    <>
      <Panel value="document" isWide>
        <Outline
          papers={papers}
          reading={review.reading}
          className="@min-[44rem]:sticky @min-[44rem]:top-4 @min-[44rem]:max-h-[calc(100dvh-8rem)] @min-[44rem]:w-44 @min-[44rem]:shrink-0 @min-[44rem]:overflow-y-auto"
        />
        <div className="grid min-w-0 max-w-[52rem] flex-1 gap-5">
          <PapersView review={review} isRaw={false} />
        </div>
      </Panel>
      <Panel value="changes">
        <ChangesView review={review} />
      </Panel>
      <Panel value="inputs">
        {request.kind === "question" ? (
          <RunDocuments runId={request.runId} />
        ) : (
          <InputsView inputs={request.inputs} />
        )}
      </Panel>
      <Panel value="reasons">
        <ReasonsView review={review} />
      </Panel>
      <Panel value="checks">
        <ChecksView review={review} />
      </Panel>
      <Panel value="history">
        <HistoryView request={request} kept={review.kept} />
      </Panel>
      <Panel value="raw">
        <PapersView review={review} isRaw />
      </Panel>
    </>
  );
}

const WIDE = "flex max-w-[66rem] flex-col items-stretch gap-4 @min-[44rem]:flex-row @min-[44rem]:items-start";

/** `isWide`: with room for something beside the text. */
function Panel({ value, isWide = false, children }: { value: View; isWide?: boolean; children: ReactNode }) {
  return (
    <TabPanel value={value} className="overflow-y-auto">
      <div className="@container">
        <div className={cn("mx-auto p-4", isWide ? WIDE : "grid max-w-[54rem] gap-5")}>{children}</div>
      </div>
    </TabPanel>
  );
}
