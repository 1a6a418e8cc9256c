import type { OrderDeps } from "../order-deps";

/** Whoever carries jobs out in this process: told that there is one. */
export interface WakesBulk {
  wake(): void;
}

/** What bulk orders are given with. */
export type BulkDeps = Pick<OrderDeps, "db" | "engine"> & { bulk: WakesBulk };
