"use client";

import { useSyncExternalStore } from "react";

/** What a person sets for this browser; everything else belongs to the server. */
export type Preferences = {
  timeZone: "local" | "utc";
  /** Shortcuts of a single key, which can be switched off (WCAG 2.1.4). */
  singleKeys: "on" | "off";
  /** Where the inbox goes when a request was decided. */
  afterDecision: "next" | "stay" | "list";
  /** The browser tells of new requests while the page is in the background. */
  notifications: "on" | "off";
};

const DEFAULTS: Preferences = {
  timeZone: "local",
  singleKeys: "on",
  afterDecision: "next",
  notifications: "off",
};
const PREFIX = "botarmy:";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

const CHOICES: { [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  timeZone: ["local", "utc"],
  singleKeys: ["on", "off"],
  afterDecision: ["next", "stay", "list"],
  notifications: ["on", "off"],
};

export function readPreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  if (typeof localStorage === "undefined") return DEFAULTS[name];
  const stored = localStorage.getItem(PREFIX + name);
  return CHOICES[name].find((choice) => choice === stored) ?? DEFAULTS[name];
}

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  localStorage.setItem(PREFIX + name, value);
  for (const listener of listeners) listener();
}

/** The setting as it is now, in every open tab. */
export function usePreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  return useSyncExternalStore(
    subscribe,
    () => readPreference(name),
    () => DEFAULTS[name],
  );
}
