"use client";

import { X } from "lucide-react";
import { Button } from "../_ui/button";
import { ORDER_WORDS, RUN_ORDERS, type RunOrder } from "./run-order";
import type { RunSelection } from "./use-run-selection";

type BulkBarProps = {
  selection: RunSelection;
  /** Runs that are loaded. */
  shown: number;
  /** How many fit the filter: "1,204"; undefined while it is counted. */
  matching: string | undefined;
  onSelectAll: () => void;
  onClear: () => void;
  onOrder: (order: RunOrder) => void;
};

/** What can be ordered of the runs that are selected. */
export function BulkBar({ selection, shown, matching, onSelectAll, onClear, onOrder }: BulkBarProps) {
  const { ids, isAll } = selection;
  if (ids.size === 0 && !isAll) return null;
  const isPageWhole = ids.size >= shown && matching !== undefined && matching !== String(shown);
  return (
    <section
      aria-label="Selected runs"
      className="sticky bottom-(--bar-height) z-20 mx-auto mb-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised px-3 py-2 shadow-overlay md:bottom-3 print:hidden"
    >
      <p role="status" className="px-1 text-sm tabular-nums">
        {isAll ? `All ${matching ?? ""} that fit` : `${ids.size.toLocaleString("en")} selected`}
      </p>
      {!isAll && isPageWhole && (
        <Button size="sm" tone="quiet" onClick={onSelectAll}>
          Select all {matching} that fit
        </Button>
      )}
      {RUN_ORDERS.map((order) => (
        <Button
          key={order}
          size="sm"
          tone={order === "cancel" ? "danger" : "plain"}
          onClick={() => onOrder(order)}
        >
          {ORDER_WORDS[order].label}
        </Button>
      ))}
      <Button size="sm" tone="quiet" aria-label="Select none" className="w-7 px-0" onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
