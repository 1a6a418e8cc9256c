import { ApiFault } from "./api";
import { waitFor } from "./wait-for";

/** A server that is killed every few seconds is away most of the time where starting takes long. */
const PATIENCE_MS = 300_000;

/** Repeats a call until it is answered: for callers of a server that dies and comes back. A refusal is an answer. */
export async function insist<T>(call: () => Promise<T>): Promise<T> {
  const { answer } = await waitFor(() => attempt(call), "an answer of the server", PATIENCE_MS);
  return answer;
}

async function attempt<T>(call: () => Promise<T>): Promise<{ answer: T } | null> {
  try {
    return { answer: await call() };
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}

/** fetch throws TypeErrors for lost connections. */
function isOutage(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ApiFault && error.code === "SERVICE_UNAVAILABLE");
}
