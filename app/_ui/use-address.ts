"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { changeQuery, type QueryChanges } from "./change-query";

/**
 * The query string of the page and how to change it: the address is the state (experience.md 0). `push` makes a
 * step that Back undoes; `replace` is for what changes with every key. Names set to null or "" leave the address.
 */
export function useAddress() {
  const query = useSearchParams();
  const change = useCallback((changes: QueryChanges, how: "push" | "replace" = "push") => {
    const next = changeQuery(window.location.search, changes);
    if (next === window.location.search) return;
    const address = window.location.pathname + next;
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  return { query, change };
}
