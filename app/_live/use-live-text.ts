"use client";

import { useSyncExternalStore } from "react";
import type { Store } from "../_ui/store";
import type { LiveTexts } from "./live-text";

/** What is being written for a step right now; null when nothing is. Draws again only when that text grows. */
export function useLiveText(texts: Store<LiveTexts>, stepKey: string): string | null {
  const read = () => findText(texts.get(), stepKey);
  return useSyncExternalStore(texts.subscribe, read, read);
}

function findText(texts: LiveTexts, stepKey: string): string | null {
  return [...texts.values()].findLast((seen) => seen.stepKey === stepKey)?.text ?? null;
}
