"use client";

import { createStore, useStore } from "../_ui/store";
import type { RunItem } from "./run-item";
import { ORDER_WORDS, type RunOrder } from "./run-order";

/** So long a row says why its order was refused (experience.md 5). */
const SHOWN_MS = 10_000;

/** An order to a run that the list shows: on its way, or refused with why. */
export type RowOrder = { order: RunOrder; refusal: string | null };

const orders = createStore<ReadonlyMap<string, RowOrder>>(new Map());

/** The order that a row has to tell of. */
export function useRowOrder(runId: string): RowOrder | undefined {
  return useStore(orders).get(runId);
}

/**
 * Shows a run as ordered while `send` is on its way, which answers why it was refused or null. A refused row goes
 * back to what it was, and says why for 10 s. Answers the refusal.
 */
export async function orderRow(
  runId: string,
  order: RunOrder,
  send: () => Promise<string | null>,
): Promise<string | null> {
  put(runId, { order, refusal: null });
  const refusal = await send();
  if (refusal === null) put(runId, undefined);
  else {
    const refused = { order, refusal };
    put(runId, refused);
    setTimeout(() => orders.get().get(runId) === refused && put(runId, undefined), SHOWN_MS);
  }
  return refusal;
}

function put(runId: string, order: RowOrder | undefined): void {
  const next = new Map(orders.get());
  if (order) next.set(runId, order);
  else next.delete(runId);
  orders.set(next);
}

/** The run as it will be when the order is carried out; only for as long as the server has not answered. */
export function foreseeRun(run: RunItem, order: RunOrder): RunItem {
  const waiting = run.waiting && { ...run.waiting, sentence: `${ORDER_WORDS[order].doing}…`, action: null };
  switch (order) {
    case "pause":
      return { ...run, waiting, status: "paused", reason: "person" };
    case "cancel":
      return { ...run, waiting, status: "cancelled", reason: "person" };
    case "resume":
    case "retry":
      return { ...run, waiting: null, status: "running", reason: null };
  }
}
