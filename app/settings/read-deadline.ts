import { DEFAULT_REMIND, type Deadline, LONGEST_DEADLINE_MS } from "#workflows/definition/deadline";

const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
export type DeadlineUnit = keyof typeof UNITS;
export const DEADLINE_UNITS: readonly DeadlineUnit[] = ["minutes", "hours", "days"];

/** A time limit as one types it; `remind` is percents: "50, 90". */
export type DeadlineDraft = {
  amount: string;
  unit: DeadlineUnit;
  onDeadline: Deadline["onDeadline"];
  remind: string;
};

export const NEW_DEADLINE: DeadlineDraft = {
  amount: "2",
  unit: "days",
  onDeadline: "keep",
  remind: writePercents(DEFAULT_REMIND),
};

/** The draft of a limit, in the largest unit that tells it whole. */
export function draftOf({ withinMs, onDeadline, remind }: Deadline): DeadlineDraft {
  const unit = DEADLINE_UNITS.findLast((one) => withinMs % UNITS[one] === 0) ?? "minutes";
  return { amount: String(withinMs / UNITS[unit]), unit, onDeadline, remind: writePercents(remind) };
}

/** The limit that was typed, or which field is wrong and what to write there. */
export type ReadDeadline = { deadline: Deadline } | { field: "amount" | "remind"; sentence: string };

export function readDeadline({ amount, unit, onDeadline, remind }: DeadlineDraft): ReadDeadline {
  const withinMs = Math.round(Number(amount) * UNITS[unit]);
  if (amount.trim() === "" || !(withinMs >= 1 && withinMs <= LONGEST_DEADLINE_MS)) {
    return { field: "amount", sentence: "Write how long, a year at most." };
  }
  const percents = remind.split(/[\s,%]+/).filter((word) => word !== "");
  const shares = [...new Set(percents.map((word) => Number(word) / 100))].sort((one, other) => one - other);
  if (shares.length > 10 || shares.some((share) => !(share > 0 && share < 1))) {
    return { field: "remind", sentence: "Write percents between 0 and 100, ten at most, or nothing." };
  }
  return { deadline: { withinMs, onDeadline, remind: shares } };
}

function writePercents(shares: readonly number[]): string {
  return shares.map((share) => Math.round(share * 10_000) / 100).join(", ");
}
