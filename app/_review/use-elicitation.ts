"use client";

import { useState } from "react";
import type { ElicitedPoint, SectionChoice } from "#workflows/run/signals";

export type Elicitation = {
  points: readonly ElicitedPoint[];
  choiceAt: (path: string) => SectionChoice | undefined;
  choose: (choice: SectionChoice) => void;
  /** What goes out with a decision. */
  chosen: { sections?: SectionChoice[] };
};

/** What a person chooses at the points where the template wants one heard. */
export function useElicitation(points: readonly ElicitedPoint[]): Elicitation {
  const [choices, setChoices] = useState<readonly SectionChoice[]>([]);
  return {
    points,
    choiceAt: (path) => choices.find((one) => one.path === path),
    choose: (choice) =>
      setChoices((before) => [...before.filter(({ path }) => path !== choice.path), choice]),
    chosen: choices.length === 0 ? {} : { sections: [...choices] },
  };
}
