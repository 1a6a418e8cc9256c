import type { StepMode } from "../definition/definition";

/** Keys of a step that mean something to us, in any dialect (formats.md 2). All others are kept in `extra`. */
export const STEP_KEYS = new Set([
  ..."id step title label agent action task notes note description creates output outputs updates validates".split(
    " ",
  ),
  ..."requires input inputs uses template condition optional optional_steps repeats repeat repeat_for".split(
    " ",
  ),
  ..."phase gate approvals role on_reject retry timeout effect weight routes".split(" "),
]);

/** Plural nouns that look like verbs: `status: x` is no work target. */
const NOT_VERBS = new Set(
  "status tags args params details options settings prerequisites labels hints tools steps docs files tests_required".split(
    " ",
  ),
);

/** `reviews: x.md` or `implements: stories/`: an unknown verb whose text is what the step works on. */
export function isVerbKey(key: string): boolean {
  return /^[a-z]{3,}s$/.test(key) && !STEP_KEYS.has(key) && !NOT_VERBS.has(key);
}

/** What a marker without an agent does, by its name (formats.md 2). */
export function modeOfMarker(name: string): Extract<StepMode, "guide" | "loop_end" | "end"> {
  if (/^repeat[_-]/.test(name)) return "loop_end";
  return /(^|[_-])(workflow_)?end$/.test(name) ? "end" : "guide";
}

/** `project_setup_guidance` -> `Project setup guidance`. */
export function humanize(text: string): string {
  const words = text
    .replace(/[_\s]+/g, " ")
    .replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
