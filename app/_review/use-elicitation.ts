"use client";

import type { ElicitedPoint, SectionChoice } from "#workflows/run/signals";
import type { KeptDraft } from "./use-draft";

export type Elicitation = {
  points: readonly ElicitedPoint[];
  choiceAt: (path: string) => SectionChoice | undefined;
  choose: (choice: SectionChoice) => void;
  /** What goes out with a decision. */
  chosen: { sections?: SectionChoice[] };
};

/** What a person chooses at the points where the template wants one heard; kept with the draft. */
export function useElicitation(points: readonly ElicitedPoint[], { draft, write }: KeptDraft): Elicitation {
  const choices = draft.sections.filter(({ path }) => points.some((point) => point.path === path));
  return {
    points,
    choiceAt: (path) => choices.find((one) => one.path === path),
    choose: (choice) =>
      write(({ sections }) => ({
        sections: [...sections.filter(({ path }) => path !== choice.path), choice],
      })),
    chosen: choices.length === 0 ? {} : { sections: choices },
  };
}
