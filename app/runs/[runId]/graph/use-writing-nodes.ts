"use client";

import { useMemo, useSyncExternalStore } from "react";
import { definitionKey } from "#workflows/run/definition-index";
import type { NodeState } from "../../../_graph/graph-parts";
import type { LiveTexts } from "../../../_live/live-text";
import type { Store } from "../../../_ui/store";

/** The states with those marked whose text is arriving; draws again when one begins or ends, not for every piece. */
export function useWritingNodes(
  states: ReadonlyMap<string, NodeState>,
  texts: Store<LiveTexts>,
): ReadonlyMap<string, NodeState> {
  const read = () => listWriting(texts.get());
  const writing = useSyncExternalStore(texts.subscribe, read, read);
  return useMemo(() => {
    const marked = new Map(states);
    for (const key of writing.split("\n")) {
      const state = marked.get(key);
      if (state) marked.set(key, { ...state, isWriting: true });
    }
    return marked;
  }, [states, writing]);
}

/** Keys of the nodes being written for, one a line: a text, so that equal answers are the same. */
function listWriting(texts: LiveTexts): string {
  return [...new Set([...texts.values()].map(({ stepKey }) => definitionKey(stepKey)))].sort().join("\n");
}
