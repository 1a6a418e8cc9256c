"use client";

import type { Dispatch, RefObject, SetStateAction } from "react";
import { useShortcuts } from "../_ui/use-shortcuts";
import type { RunItem } from "./run-item";
import type { RunOrder } from "./run-order";
import { type HeldKeys, useRunKeys } from "./use-run-keys";
import type { useRunSelection } from "./use-run-selection";

type ListKeys = Pick<ReturnType<typeof useRunSelection>, "toggle" | "add" | "selectPage" | "clear"> & {
  shown: readonly RunItem[];
  isFound: () => boolean;
  held: RefObject<HeldKeys>;
  revealer: RefObject<((index: number) => void) | null>;
  isSelecting: boolean;
  peeked: string | null;
  setPeeked: Dispatch<SetStateAction<string | null>>;
  /** Undefined for who may not move runs. */
  onOrder: ((order: RunOrder, focusedId: string | null) => void) | undefined;
};

/** The keys of the rows, and Escape for what they opened or selected. */
export function useListKeys(list: ListKeys): void {
  const { shown, revealer, isSelecting, peeked, setPeeked, onOrder } = list;
  useRunKeys({
    runs: shown,
    isFound: list.isFound,
    held: list.held,
    reveal: (index) => revealer.current?.(index),
    onToggle: list.toggle,
    onAdd: list.add,
    onSelectPage: () => list.selectPage(shown),
    onPeek: (id) => setPeeked((before) => (before === id ? null : id)),
    onMove: (id) => setPeeked((before) => before && id),
    onOrder,
  });
  const leave = () => (peeked ? setPeeked(null) : list.clear());
  useShortcuts(
    isSelecting || peeked
      ? [{ keys: "Escape", does: "Select nothing, close what is beside", group: "Runs", run: leave }]
      : [],
  );
}
