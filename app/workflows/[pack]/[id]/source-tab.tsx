"use client";

import type { WorkflowDetail } from "#server/queries/find-workflow";
import { CopyButton } from "../../../_ui/copy-button";
import { Segments } from "../../../_ui/segments";
import { useAddress } from "../../../_ui/use-address";
import { ProblemList } from "../../problem-list";
import { SourceView } from "./source-view";

/** The text of the workflow with its problems; of a broken file also the version that still starts. */
export function SourceTab({ workflow }: { workflow: WorkflowDetail }) {
  const { query, change } = useAddress();
  const { source, problems, file } = workflow;
  const brokenSource = workflow.canStart ? workflow.brokenSource : null;
  const isGoodShown = brokenSource !== null && query.get("text") === "good";
  const text = isGoodShown ? source : (brokenSource ?? source);
  const shownProblems = isGoodShown ? [] : problems;
  return (
    <div className="grid gap-3 p-4">
      {brokenSource !== null && (
        <Segments
          legend="Which text"
          name="text"
          options={[
            { value: "broken", label: "On disk, broken" },
            { value: "good", label: "Last good version" },
          ]}
          value={isGoodShown ? "good" : "broken"}
          onChange={(value) => change({ text: value === "good" ? "good" : null, line: null })}
        />
      )}
      {shownProblems.length > 0 && (
        <ProblemList
          problems={shownProblems}
          hrefOf={({ line }) => `?tab=source&line=${line}`}
          className="rounded-md border bg-surface p-3"
        />
      )}
      <SourceView
        file={file}
        source={text}
        problems={shownProblems}
        line={Number(query.get("line")) || null}
        actions={<CopyButton text={text} label="Copy the text" />}
      />
    </div>
  );
}
