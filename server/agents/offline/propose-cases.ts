import type { TestCase } from "./facts";
import { withoutMark } from "./propose-requirements";
import type { Numbered } from "./read-document";
import { toClause } from "./word-forms";

/** One case for each requirement, in their order. */
export function proposeCases(requirements: Numbered[]): TestCase[] {
  return requirements.map(({ id, text }, at) => ({
    id: `TC${at + 1}`,
    requirement: id,
    ...describeCase(id, text),
  }));
}

function describeCase(id: string, text: string): Pick<TestCase, "action" | "expected" | "kind"> {
  const said = toClause(withoutMark(text));
  if (id.startsWith("NFR")) {
    const isFigure = /\d/.test(said);
    return {
      action: isFigure
        ? "Set up the stated condition and measure"
        : "Look for a counter-example, in review and on a running system",
      expected: `${said}.`,
      kind: isFigure ? "measurement" : "review",
    };
  }
  const action = actionOf(said);
  return {
    action: action ? `As one of ${action.who}: ${action.does}` : `Bring about: ${said}`,
    expected: action ? `It is done, can be seen, and is still there after signing in again.` : `${said}.`,
    kind: "end to end",
  };
}

/** `Neighbours can lend tools` -> neighbours, lend tools. */
function actionOf(text: string): { who: string; does: string } | null {
  const found = /^(.{2,60}?) (?:can|may) (.+)$/.exec(text);
  return found ? { who: (found[1] ?? "").toLowerCase(), does: found[2] ?? "" } : null;
}
