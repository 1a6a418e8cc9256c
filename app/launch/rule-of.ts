import { guidePath } from "../_help/anchors";

/** Where the guide for authors explains what a problem is about, by words of the problem's code. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/too-|limit/, "Limits"],
  [/condition|criterion/, "Conditions"],
  [/gate|approval|reject|role/, "Gates: where a person decides"],
  [/retry|duration|goto|timeout/, "When work fails"],
  [/loop|until|max|block|route|parallel|join/, "Blocks: at once, again, for each, one of several"],
  [/step|agent|template|document|output/, "Steps"],
];
const WHOLE = "A whole workflow";

/** The section of the guide for a problem: its heading, and its address in the product. */
export function ruleOf(code: string): { heading: string; path: string } {
  const heading = RULES.find(([words]) => words.test(code))?.[1] ?? WHOLE;
  return { heading, path: guidePath("authors", heading) };
}
