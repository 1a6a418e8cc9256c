"use client";

import { useMemo, useState } from "react";
import { newFaults, type RecordFault } from "#workflows/documents/check-record";
import type { Paper } from "./papers";
import type { KeptDraft } from "./use-draft";

/** A person's own version of one of the papers, before it is sent. */
export type Amendment = {
  paper: Paper | undefined;
  /** Goes to another paper; one decision amends one of them. */
  setPaper: (name: string) => void;
  content: string;
  setContent: (text: string) => void;
  /** Goes back to the text as it was. */
  startOver: () => void;
  documentName: string | undefined;
  step: "write" | "compare";
  setStep: (step: "write" | "compare") => void;
  /** What does not fit the schema of the document any more. */
  faults: readonly RecordFault[];
  /** What is still missing before it can be sent, in words; null when nothing is. */
  missing: string | null;
  /** The difference of exactly this text was shown (reliability.md 4.3.7), and there is one. */
  isReady: boolean;
};

export function useAmendment(papers: readonly Paper[], { draft, setText }: KeptDraft): Amendment {
  const [chosen, setChosen] = useState<string | null>(null);
  const [step, setStep] = useState<"write" | "compare">("write");
  const begun = papers.find(({ name }) => draft.texts[name] !== undefined);
  const paper = papers.find(({ name }) => name === chosen) ?? begun ?? papers[0];
  const content = paper ? (draft.texts[paper.name] ?? paper.content) : "";
  const faults = useFaults(paper, content);
  const missing = sayMissing(paper, content) ?? faults[0]?.sentence ?? sayStep(step);
  return {
    paper,
    setPaper: (name) => {
      setChosen(name);
      setStep("write");
    },
    content,
    setContent: (text) => paper && setText(paper.name, text === paper.content ? null : text),
    startOver: () => {
      if (paper) setText(paper.name, null);
      setStep("write");
    },
    // A plan has no document of its own.
    documentName: paper?.writer ? paper.name : undefined,
    step,
    setStep,
    faults,
    missing,
    isReady: missing === null,
  };
}

const NONE: readonly RecordFault[] = [];

function useFaults(paper: Paper | undefined, content: string): readonly RecordFault[] {
  return useMemo(
    () => (paper?.schema ? newFaults(paper.schema, paper.content, content) : NONE),
    [paper, content],
  );
}

function sayMissing(paper: Paper | undefined, content: string): string | null {
  if (!paper) return "There is no document to amend.";
  if (content.trim() === "") return "The document must not be empty.";
  return content === paper.content ? "You have not changed anything yet." : null;
}

function sayStep(step: Amendment["step"]): string | null {
  return step === "write" ? "Compare it with the version that was shown, then send it." : null;
}
