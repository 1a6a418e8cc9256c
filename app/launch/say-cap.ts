import type { BudgetRow } from "#server/queries/budget-row";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";

type Cap = Pick<BudgetRow, "limits" | "isDefault">;

/** At what a run stops for a person, as one would say it; undefined where the limits are not known. */
export function sayCap(budget: Cap | undefined): string {
  if (!budget) return "Its limit is not known";
  const { tokens, cost, attempts, hours } = budget.limits;
  const used = joinOr([
    cost === null ? null : formatCost(cost),
    tokens === null ? null : `${COMPACT.format(tokens)} tokens`,
  ]);
  const worked = joinOr([
    attempts === null ? null : countOf(attempts, "attempt"),
    hours === null ? null : saySpan(hours),
  ]);
  if (used === "" && worked === "") return "No limit is set: it takes what it takes";
  const until = [used && `at ${used}`, worked && `after ${worked}`].filter(Boolean).join(", ");
  return budget.isDefault
    ? `No budget is set; like every run it pauses ${until}`
    : `Pauses ${until}, until somebody raises it`;
}

const COMPACT = new Intl.NumberFormat("en", { notation: "compact" });
const DAY = 24;
const MONTH = 30.44 * DAY;
/** The least hours for which a unit is said, and the hours in one. */
const UNITS: readonly (readonly [number, number, string])[] = [
  [24 * MONTH, 12 * MONTH, "year"],
  [2 * MONTH, MONTH, "month"],
  [14 * DAY, 7 * DAY, "week"],
  [2 * DAY, DAY, "day"],
  [0, 1, "hour"],
];

/** Hours in the unit that a person would choose: "36 hours", "3 days", "about 14 months". */
export function saySpan(hours: number): string {
  const [, size, unit] = UNITS.find(([least]) => hours >= least) ?? [0, 1, "hour"];
  const count = Math.round(hours / size);
  if (count === 0) return "less than an hour";
  return `${count * size === hours ? "" : "about "}${countOf(count, unit)}`;
}

function joinOr(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" or ");
}
