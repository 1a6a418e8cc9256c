import { z } from "zod";

/** Where a list that is ordered by a time and then by id goes on. */
export type TimeCursor = { at: Date; id: string };

/** The cursor as callers hold it: opaque to them. */
export function writeTimeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** Reads what `writeTimeCursor` wrote; anything else does not fit. */
export const TimeCursorText = z
  .string()
  .max(200)
  .transform((text, context): TimeCursor => {
    const [time = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ", 2);
    const at = new Date(time);
    if (!Number.isNaN(at.getTime()) && id !== "") return { at, id };
    context.addIssue({ code: "custom", message: "is not a cursor of this list" });
    return z.NEVER;
  });
