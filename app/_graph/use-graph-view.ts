"use client";

import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { fitAll, fitAtOpen, isReadableWhole, reveal } from "./fit-graph";
import type { GraphLayout } from "./lay-out-graph";

type GraphView = { selected: string | null; focus: string | null | undefined };

/**
 * What of a graph is in sight of its pane. `isPart`: not all of it could be read at once when it was opened. `bring`
 * moves a node into sight, `fit` shows all.
 */
export function useGraphView(
  layout: GraphLayout,
  pane: RefObject<HTMLElement | null>,
  { selected, focus }: GraphView,
) {
  const { setViewport, getViewport } = useReactFlow();
  const [isPart, setPart] = useState(false);
  const seen = useRef(selected);
  const sizeOfPane = () => ({
    width: pane.current?.clientWidth ?? 0,
    height: pane.current?.clientHeight ?? 0,
  });
  function bring(key: string): void {
    const box = layout.boxes.get(key);
    if (box) void setViewport(reveal(getViewport(), sizeOfPane(), box));
  }

  // Once for each layout: what one looks at is not moved while the run goes on.
  const show = useEffectEvent((drawn: GraphLayout) => {
    setPart(!isReadableWhole(drawn, sizeOfPane()));
    void setViewport(fitAtOpen(drawn, sizeOfPane(), drawn.boxes.get(selected ?? focus ?? "")));
  });
  useEffect(() => show(layout), [layout]);
  // What is selected may lie where its own inspector has just taken the room.
  const follow = useEffectEvent((key: string | null) => {
    if (key !== null && key !== seen.current) bring(key);
    seen.current = key;
  });
  useEffect(() => follow(selected), [selected]);

  return { isPart, bring, fit: () => void setViewport(fitAll(layout, sizeOfPane()), { duration: 200 }) };
}
