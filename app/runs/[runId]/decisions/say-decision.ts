import type { RunView } from "#workflows/run/run-view";
import { sayValue } from "../say-value";

type Decision = Pick<NonNullable<RunView["approvals"][number]["decision"]>, "action" | "answer">;

/** What a person did, after their name: "requested changes". */
export function sayDecision({ action, answer }: Decision): string {
  switch (action) {
    case "approve":
      return "approved it";
    case "revise":
      return "requested changes";
    case "amend":
      return "amended it";
    case "reject":
      return "rejected it";
    case "answer":
      return `answered “${sayValue(answer)}”`;
  }
}
