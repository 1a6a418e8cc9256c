"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first drawing that must equal it; for what only the browser knows. */
export function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
