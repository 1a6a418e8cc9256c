import type { RunEventMessage, RunTextMessage } from "#server/live/protocol";

export type TextPiece = Omit<RunTextMessage, "runId">;

/** What an attempt has written so far. */
export type SeenText = { stepKey: string; text: string };

/** Texts being written, by task. */
export type LiveTexts = ReadonlyMap<string, SeenText>;

/** Puts a piece where it belongs; a piece may come twice. Undefined: text before it is missing and must be asked for. */
export function addPiece(
  texts: LiveTexts,
  { taskId, stepKey, offset, text }: TextPiece,
): LiveTexts | undefined {
  const seen = texts.get(taskId)?.text ?? "";
  if (offset > seen.length) return undefined;
  if (offset + text.length <= seen.length) return texts;
  return new Map(texts).set(taskId, { stepKey, text: seen.slice(0, offset) + text });
}

const ENDS_STEP_TEXT = ["step.completed", "step.failed", "step.retried", "step.skipped"];
const ENDS_ALL_TEXT = ["run.completed", "run.failed", "run.cancelled"];

/** The texts that are still being written after `events`; what is over is in the events and documents. */
export function dropEnded(
  texts: LiveTexts,
  events: readonly Pick<RunEventMessage, "type" | "data">[],
): LiveTexts {
  const left = new Map(
    [...texts].filter(([taskId, seen]) => !events.some((event) => ends(event, taskId, seen))),
  );
  return left.size === texts.size ? texts : left;
}

function ends(
  { type, data }: Pick<RunEventMessage, "type" | "data">,
  taskId: string,
  seen: SeenText,
): boolean {
  if (ENDS_ALL_TEXT.includes(type)) return true;
  if (type === "artifact.made") return data.taskId === taskId;
  return ENDS_STEP_TEXT.includes(type) && data.stepKey === seen.stepKey;
}
