"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useRunAddress } from "../run-address";

/** The address follows a drag so long after its last move: browsers limit how often it may change. */
const WRITE_AFTER_MS = 250;

/**
 * The event that the page shows the run at, null for now. Dragging moves it at once; the address, which is the state,
 * follows when the drag rests. An event that is not there yet means now.
 */
export function useTravel(lastSeq: number) {
  const { at: written, goTo } = useRunAddress();
  const [dragged, setDragged] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const asked = dragged ?? written;
  const at = asked === null || asked > lastSeq ? null : asked;

  const travel = useCallback(
    (seq: number) => {
      setDragged(seq);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        goTo(seq);
        setDragged(null);
      }, WRITE_AFTER_MS);
    },
    [goTo],
  );
  const goLive = useCallback(() => {
    clearTimeout(timer.current);
    setDragged(null);
    goTo(null);
  }, [goTo]);
  return { at, travel, goLive };
}

export type Travel = ReturnType<typeof useTravel>;
