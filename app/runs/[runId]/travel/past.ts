"use client";

import { createContext, use } from "react";

/** Where in its history the run is shown: the event's number and moment; null for now. */
export type Past = { seq: number; at: number };

export const PastContext = createContext<Past | null>(null);

/** What buttons say that would give an order while the page shows the past. */
export const PAST_NOTE =
  "The page shows the past. Press Live first: orders are given to the run as it is now.";

/** The moment in the past that the page shows; null when it shows now. */
export function usePast(): Past | null {
  return use(PastContext);
}
