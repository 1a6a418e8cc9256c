"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { TimeScale } from "./time-scale";
import { LABELS_WIDTH } from "./timeline-axis";

/** Keeps the moment in the middle of the pane there when the scale changes. */
export function useKeepMoment(box: RefObject<HTMLDivElement | null>, scale: TimeScale): void {
  const before = useRef(scale);
  useLayoutEffect(() => {
    const pane = box.current;
    const old = before.current;
    before.current = scale;
    if (!pane || old.width === scale.width) return;
    const middle = (pane.clientWidth - LABELS_WIDTH) / 2;
    pane.scrollLeft = scale.place(old.momentAt(pane.scrollLeft + middle)) - middle;
  }, [box, scale]);
}
