import type { ModelName } from "../model-name";
import type { CallTokens } from "./price-call";

/** What is sent: the system's words and the conversation so far. */
export type Messages = { system: string; turns: { role: "user" | "assistant"; content: string }[] };

/** The task that a call is for. */
export type CallPlace = { taskId: string; runId: string; stepKey: string; agent: string };

/** Everything that is recorded of a call. Times in milliseconds; `cost` is null when nobody knows the price. */
export type ModelCall = CallPlace &
  CallTokens & {
    /** UUID, made by the caller: recording twice is recording once (J5). */
    id: string;
    model: ModelName;
    startedAt: number;
    latencyMs: number;
    firstTextMs: number | null;
    /** The provider did not say: counted from the characters. */
    isEstimated: boolean;
    cost: number | null;
    finishReason: string | null;
    error: string | null;
    prompt: string;
    answer: string;
    /** The answer as it came, byte for byte, when its text does not tell everything. */
    raw: Buffer | null;
  };

/** Keeps calls. It waits for the database as long as the task is wanted. */
export interface CallLedger {
  /** The task is at work with this model. */
  begin(taskId: string, model: string): Promise<void>;
  record(call: ModelCall): Promise<void>;
}

/** The conversation as people read it. */
export function writeMessages({ system, turns }: Messages): string {
  const parts = [{ role: "system", content: system }, ...turns];
  return parts.map(({ role, content }) => `[${role}]\n\n${content}`).join("\n\n");
}
