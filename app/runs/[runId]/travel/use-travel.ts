"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useRunAddress } from "../run-address";

/** The address follows a drag so long after its last move: browsers limit how often it may change. */
const WRITE_AFTER_MS = 250;

/** Where one went, until the address says so too. */
type Move = { to: number | null };

/**
 * The event that the page shows the run at, null for now. Dragging moves it at once; the address, which is the state,
 * follows when the drag rests. An event that is not there yet means now.
 */
export function useTravel(lastSeq: number) {
  const { at: written, goTo } = useRunAddress();
  const [move, setMove] = useState<Move | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (move?.to === written && timer.current === undefined) setMove(null);
  }, [move, written]);
  const asked = move ? move.to : written;
  const at = asked === null || asked > lastSeq ? null : asked;

  const write = useCallback(
    (to: number | null) => {
      clearTimeout(timer.current);
      timer.current = undefined;
      setMove({ to });
      goTo(to);
    },
    [goTo],
  );
  const travel = useCallback(
    (to: number) => {
      setMove({ to });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(to), WRITE_AFTER_MS);
    },
    [write],
  );
  const goLive = useCallback(() => write(null), [write]);
  return { at, travel, goLive };
}

export type Travel = ReturnType<typeof useTravel>;
