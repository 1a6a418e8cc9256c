const HOUR = 3_600_000;
const MORNING = 9;

export type SnoozeMoment = { label: string; at: Date };

/** Usual moments to be shown a request again, in the person's own time; all are still to come. */
export function snoozeMoments(now: Date): SnoozeMoment[] {
  return [
    { label: "In an hour", at: new Date(now.getTime() + HOUR) },
    { label: "In four hours", at: new Date(now.getTime() + 4 * HOUR) },
    { label: "Tomorrow morning", at: morningIn(now, 1) },
    { label: "Monday morning", at: morningIn(now, daysToMonday(now)) },
  ];
}

/** `YYYY-MM-DDTHH:MM` in the person's own time, as fields for moments take it. */
export function writeLocal(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

function daysToMonday(now: Date): number {
  return (8 - now.getDay()) % 7 || 7;
}
