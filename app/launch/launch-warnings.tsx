"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { WorkflowDetail } from "#server/queries/find-workflow";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { useDeciderRoles } from "../workflows/_editor/use-decider-roles";
import { useProof } from "../workflows/_editor/use-proof";
import { workflowPath } from "../workflows/find-workflows";
import { findingsOf } from "../workflows/findings-of";

/** What reading and exploring the workflow found before it is launched: warnings of its text, paths that go wrong. */
export function LaunchWarnings({ workflow }: { workflow: WorkflowDetail }) {
  const { proof } = useProof(workflow.source, useDeciderRoles());
  const found = proof ? findingsOf(proof) : [];
  const sentences = [
    ...workflow.problems.map(({ message }) => message),
    ...found.map(({ sentence }) => sentence),
  ];
  const path = workflowPath(workflow);
  if (sentences.length === 0) {
    return (
      <p className="text-ink-2 text-sm">
        {proof ? (
          <>
            No warnings.{" "}
            <Link href={`${path}?tab=proof`} className="underline">
              Every path was looked at.
            </Link>
          </>
        ) : (
          "Looking at every path…"
        )}
      </p>
    );
  }
  return (
    <div className="grid gap-1.5 rounded-md border border-waiting-line bg-waiting-soft px-3 py-2 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <TriangleAlert aria-hidden className="size-4 text-waiting" />
        {countOf(sentences.length, "warning")}
      </p>
      <ul className="grid max-h-56 list-disc gap-1 overflow-y-auto pl-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            <PlainText text={sentence} />
          </li>
        ))}
      </ul>
      <Link href={`${path}?tab=${found.length > 0 ? "proof" : "source"}`} className="underline">
        Open the workflow
      </Link>
    </div>
  );
}
