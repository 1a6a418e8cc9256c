"use client";

import { useSyncExternalStore } from "react";
import { z } from "zod";

const PLACE = "botarmy:pinned-workflows";
const Pinned = z.array(z.string());
const NONE: readonly string[] = [];
const listeners = new Set<() => void>();
let read: { text: string | null; names: readonly string[] } = { text: null, names: NONE };

/** `<pack>/<id>`: what a pin is kept under. */
export function pinName({ pack, id }: { pack: string; id: string }): string {
  return `${pack}/${id}`;
}

/** The workflows that the person keeps at the top in this browser. */
export function usePinned(): readonly string[] {
  return useSyncExternalStore(subscribe, readPinned, () => NONE);
}

export function togglePinned(name: string): void {
  const before = readPinned();
  const after = before.includes(name) ? before.filter((one) => one !== name) : [...before, name];
  localStorage.setItem(PLACE, JSON.stringify(after));
  for (const listener of listeners) listener();
}

function readPinned(): readonly string[] {
  const text = localStorage.getItem(PLACE);
  if (text !== read.text) read = { text, names: parse(text) };
  return read.names;
}

function parse(text: string | null): readonly string[] {
  try {
    return Pinned.parse(JSON.parse(text ?? "[]"));
  } catch {
    return NONE;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
