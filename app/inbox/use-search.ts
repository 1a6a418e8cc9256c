"use client";

import { useEffect, useRef } from "react";
import { typingStep } from "../_ui/change-query";
import { useAddress } from "../_ui/use-address";
import { inboxAddressNow, openRequestId } from "./inbox-address";
import { type QueueRow, rowBeside } from "./merge-queue";
import { focusQueue, focusRow, focusSearch, isFocusInQueue, isFocusLost } from "./queue-focus";

/** A search that was asked for, and what the person did until it was answered. */
type Sought = { text: string; steps: (1 | -1)[]; isLeft: boolean; act: (() => void) | null };

type SearchOptions = {
  /** The search whose rows are asked for. */
  search: string;
  /** What was found; null while it is looked up. */
  found: readonly QueueRow[] | null;
  /** The rows in sight, found or from before. */
  rows: readonly QueueRow[] | undefined;
  /** Whether a request opens by itself beside the queue. */
  opensFirst: boolean;
  /** Whether the person has begun something in the open request that is not sent yet. */
  hasBegun: () => boolean;
  open: (id: string | null) => void;
};

/**
 * Narrows the queue. The request that is open stays while it was found or something was begun in it; else the first
 * one found opens. What is pressed before the answer is there waits for it: steps go through what was found, and a
 * decision is sent only when the request it was meant for is still open.
 */
export function useSearch({ search, found, rows, opensFirst, hasBegun, open }: SearchOptions) {
  const { change } = useAddress();
  const last = useRef<Sought | null>(null);
  const underWay = () => (last.current?.text === inboxAddressNow().search ? last.current : null);

  function arrive({ steps, isLeft, act }: Sought, list: readonly QueueRow[]) {
    const openId = openRequestId();
    const isFound = list.some(({ id, isGone }) => id === openId && !isGone);
    const first = opensFirst ? (list[0]?.id ?? null) : null;
    const begins = isFound || hasBegun() ? openId : first;
    const target = steps.reduce((id, by) => rowBeside(list, id, by) ?? id, begins);
    if (target !== openId) open(target);
    else act?.();
    const isWanted = isLeft || steps.length > 0;
    if (isFocusLost() || (isWanted && isFocusInQueue())) focusFound(list, target);
  }
  useEffect(() => {
    const sought = underWay();
    if (!found || sought?.text !== search) return;
    last.current = null;
    arrive(sought, found);
  });
  return {
    seek: (text: string) => {
      change({ q: text }, typingStep(inboxAddressNow().search, text));
      last.current = { text, steps: [], isLeft: false, act: null };
    },
    /** Out of the field, on to what was found. */
    leave: () => {
      const sought = underWay();
      if (!sought) return focusFound(rows ?? [], openRequestId());
      sought.isLeft = true;
      focusQueue();
    },
    /** Whether a step waits for the answer. */
    holdsStep: (by: 1 | -1) => {
      const sought = underWay();
      sought?.steps.push(by);
      return sought !== null;
    },
    /** Does it at once, or when the search is answered and the same request is still open. */
    whenFound: (act: () => void) => {
      const sought = underWay();
      if (sought) sought.act = act;
      else act();
    },
  };
}

/** The open request in the queue, else the first one; where nothing was found one goes on searching. */
function focusFound(rows: readonly QueueRow[], openId: string | null): void {
  const row = rows.find(({ id }) => id === openId) ?? rows[0];
  if (row) focusRow(row.id);
  else focusSearch();
}
