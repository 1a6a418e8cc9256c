import type { Json } from "#workflows/definition/json";

/** An action as words: "member.roleChanged" reads "Member role changed". */
export function sayAction(action: string): string {
  const words = action
    .replaceAll(".", " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What of an entry tells most at a glance, in this order. */
const TELLING = ["title", "name", "role", "action", "answer", "choice", "reason", "comment"];

/** The gist of what an act changed, in one line; "" when the act says it all. */
export function sayOutcome(after: Json): string {
  if (typeof after === "string") return after;
  if (after === null || typeof after !== "object" || Array.isArray(after)) return "";
  const told = TELLING.map((key) => (Object.hasOwn(after, key) ? after[key] : null));
  return told.flatMap((value) => (value === null || value === "" ? [] : [String(value)])).join(" · ");
}

/** Where settings are made that are not about runs. */
const TAB_OF_SETTING: Record<string, string> = {
  models: "models",
  prices: "models",
  retention: "retention",
  retentionByProject: "retention",
};

/** What was acted on, and where it can be seen; people by their names. */
export type SaidTarget = { text: string; href: string | null };

export function sayTarget(target: string, nameOf: (userId: string) => string | undefined): SaidTarget {
  const at = target.indexOf(":");
  const [noun, id] = [target.slice(0, at), target.slice(at + 1)];
  switch (noun) {
    case "user":
      return { text: nameOf(id) ?? shorten(target), href: "/settings?tab=members" };
    case "key":
      return { text: shorten(target), href: "/settings?tab=keys" };
    case "setting":
      return { text: target, href: `/settings?tab=${TAB_OF_SETTING[id] ?? "runs"}` };
    case "budget":
      return { text: target, href: "/settings?tab=budgets" };
    case "retention":
      return { text: target, href: "/settings?tab=retention" };
    case "stop":
      return { text: shorten(target), href: "/agents" };
    case "run":
      return { text: shorten(target), href: `/runs/${id}` };
    case "bulk":
      return { text: shorten(target), href: `/runs/bulk/${id}` };
    case "approval":
      return { text: shorten(target), href: `/runs/${id.replace(/-a\d+$/, "")}` };
    default:
      return { text: target, href: null };
  }
}

/** The middle of a UUID tells nobody anything: "run:01a202e7…e10d". */
function shorten(target: string): string {
  return target.replace(/([0-9a-f]{8})-[0-9a-f-]{15}[0-9a-f]{8}([0-9a-f]{4})/, "$1…$2");
}
