/** The ways out of an incident (product.md 3.9). */
export const INCIDENT_CHOICES = ["retry", "edit-and-retry", "skip", "fail"] as const;
export type IncidentChoice = (typeof INCIDENT_CHOICES)[number];

/** Where the run stands still, and why. */
export type IncidentPlace = {
  runId: string;
  incidentId: string;
  stepKey: string;
  /** The step or block in words. */
  label: string;
  agent: string | null;
  sentence: string;
  isBlock: boolean;
};

export type SaidChoice = {
  /** On the button that opens it. */
  short: string;
  title: string;
  effects: string[];
  label: string;
  /** What the person writes. */
  reasonLabel: string;
  isDangerous: boolean;
};

export function sayIncidentChoice(
  choice: IncidentChoice,
  { label, agent, isBlock }: Pick<IncidentPlace, "label" | "agent" | "isBlock">,
): SaidChoice {
  const who = agent ?? "Its agent";
  const what = `“${label}”`;
  switch (choice) {
    case "retry":
      return {
        short: "Retry",
        title: `Try ${what} again?`,
        label: "Try again",
        effects: [`${who} makes another attempt with the same documents.`],
        reasonLabel: "Why",
        isDangerous: false,
      };
    case "edit-and-retry":
      return {
        short: "Edit and retry",
        title: `Try ${what} again with your words?`,
        label: "Try again",
        effects: isBlock
          ? ["Each line that you write becomes an item to work on."]
          : [`${who} makes another attempt and is given what you write.`],
        reasonLabel: isBlock ? "Items, one a line" : "What to do differently",
        isDangerous: false,
      };
    case "skip":
      return {
        short: "Skip",
        title: `Go on without ${what}?`,
        label: isBlock ? "Skip all of it" : "Skip the step",
        effects: ["The run goes on without it.", "Steps that need what it would have made are skipped too."],
        reasonLabel: "Why",
        isDangerous: true,
      };
    case "fail":
      return {
        short: "Fail the run",
        title: `End the run as failed at ${what}?`,
        label: "End the run as failed",
        effects: [
          "The run ends here. Open requests are withdrawn.",
          "Documents made so far can still be read.",
        ],
        reasonLabel: "Why",
        isDangerous: true,
      };
  }
}
