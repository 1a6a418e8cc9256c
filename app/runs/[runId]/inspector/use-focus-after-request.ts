"use client";

import { useEffect, useRef } from "react";

/** Of the heading of the step beside the run. */
export const STEP_TITLE_ID = "inspected-step";

/**
 * When the request in the inspector gives way, after it was decided, what had the focus is often gone with it: the
 * focus goes on to the heading of the step, so that the keyboard does not begin at the top of the page.
 */
export function useFocusAfterRequest(requestId: string | null): void {
  const before = useRef(requestId);
  useEffect(() => {
    const hasGone = before.current !== null && before.current !== requestId;
    before.current = requestId;
    if (hasGone && document.activeElement === document.body) {
      document.getElementById(STEP_TITLE_ID)?.focus({ preventScroll: true });
    }
  }, [requestId]);
}
