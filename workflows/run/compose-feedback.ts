import type { ApprovalState } from "./run-state";
import type { Remark, SectionChoice } from "./signals";

type Said = { comment: string; remarks?: Remark[]; sections?: SectionChoice[] };

/**
 * What a reviewer said with a decision, as one text for the agent that tries again: the comment, a line for each
 * remark on a passage, and what was chosen at the places where the template wanted a person heard.
 */
export function composeFeedback(
  { elicitation = [] }: Pick<ApprovalState, "elicitation">,
  { comment, remarks = [], sections = [] }: Said,
): string {
  const wishes = sections.flatMap((chosen) => {
    const point = elicitation.find(({ path }) => path === chosen.path);
    return chosen.choice === PROCEED
      ? []
      : [wishOf(chosen, point?.title ?? chosen.path, point?.options ?? [])];
  });
  return [comment.trim(), ...remarks.map(lineOf), ...wishes].filter((line) => line !== "").join("\n");
}

/** The choice that asks for nothing. */
export const PROCEED = "proceed";
/** The choice that says something in words of one's own. */
export const FEEDBACK = "feedback";

function lineOf({ quote, section, text, suggestion }: Remark): string {
  const place = section ? ` (${section})` : "";
  const passage = quote.trim() === "" ? "" : `On "${quote.trim()}"${place}: `;
  const instead = suggestion === undefined ? "" : ` Write instead: "${suggestion}"`;
  return `- ${passage}${text.trim()}${instead}`;
}

function wishOf({ choice, text }: SectionChoice, title: string, options: readonly Option[]): string {
  const label = choice === FEEDBACK ? "" : (options.find(({ value }) => value === choice)?.label ?? choice);
  const words = [label, text.trim()].filter((part) => part !== "").join(": ");
  return `- Section "${title}": ${words}`;
}

type Option = { value: string; label: string };
