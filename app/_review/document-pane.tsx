"use client";

import type { ReactNode, Ref } from "react";
import { cn } from "../_ui/cn";
import { TabPanel, Tabs } from "../_ui/tabs";
import { ChangesView } from "./changes-view";
import { HistoryView } from "./history-view";
import { InputsView } from "./inputs-view";
import { PapersView } from "./papers-view";
import { RunDocuments } from "./run-documents";
import type { Review } from "./use-review";
import { tabsOf, type View } from "./views";

type DocumentPaneProps = {
  review: Review;
  view: View;
  onView: (view: View) => void;
  ref?: Ref<HTMLElement>;
  className?: string;
};

/** What a person reads before they decide: the documents, what changed, what they were made from, what was before. */
export function DocumentPane({ review, view, onView, ref, className }: DocumentPaneProps) {
  const { request } = review;
  return (
    <section
      ref={ref}
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
        <Panel value="document">
          <PapersView review={review} isRaw={false} />
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
        <Panel value="history">
          <HistoryView request={request} />
        </Panel>
        <Panel value="raw">
          <PapersView review={review} isRaw />
        </Panel>
      </Tabs>
    </section>
  );
}

function Panel({ value, children }: { value: View; children: ReactNode }) {
  return (
    <TabPanel value={value} className="overflow-y-auto">
      <div className="mx-auto grid max-w-[54rem] gap-5 p-4">{children}</div>
    </TabPanel>
  );
}
