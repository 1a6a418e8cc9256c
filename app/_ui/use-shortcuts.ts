"use client";

import { useLayoutEffect, useRef } from "react";
import { readPreference } from "./preferences";
import { isSingleKey, isTypingIn, matchesPress, type Press, type Shortcut } from "./shortcut";

/** How long the second key of a sequence may take, ms. */
const SEQUENCE_MS = 1200;
const OPEN_DIALOG =
  "[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu][data-state=open]";

type Group = { current: readonly Shortcut[] };

let groups: readonly Group[] = [];
let first: { press: Press; until: number } | null = null;

function setGroups(next: readonly Group[]): void {
  if (groups.length === 0) window.addEventListener("keydown", answerKey);
  groups = next;
  if (groups.length === 0) window.removeEventListener("keydown", answerKey);
}

/** The one answer to a key: the shortcut added last wins, so a page can take over a key from the frame. */
function answerKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (["Shift", "Control", "Meta", "Alt"].includes(event.key)) return;
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  const before = first && first.until > event.timeStamp ? first.press : null;
  first = null;
  const usable = readShortcuts().filter((shortcut) => isUsable(shortcut, event));
  const found =
    usable.findLast((shortcut) => before && completes(shortcut.keys, before, event, isMac)) ??
    usable.findLast((shortcut) => matchesPress(event, shortcut.keys, isMac));
  if (found) {
    event.preventDefault();
    found.run();
  } else if (usable.some((shortcut) => begins(shortcut.keys, event, isMac))) {
    first = { press: event, until: event.timeStamp + SEQUENCE_MS };
  }
}

function isUsable(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (!shortcut.inDialog && document.querySelector(OPEN_DIALOG)) return false;
  if (!isSingleKey(shortcut.keys)) return !(shortcut.restsInFields && isTypingIn(event.target));
  if (shortcut.keys === "Space" && isPressable(event.target)) return false;
  return readPreference("singleKeys") === "on" && !isTypingIn(event.target);
}

/** What Space presses by itself. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("button, summary, input, [role=button], [role=tab]");
}

function completes(keys: string, before: Press, press: Press, isMac: boolean): boolean {
  const [one = "", two = ""] = keys.split(" ");
  return matchesPress(before, one, isMac) && matchesPress(press, two, isMac);
}

function begins(keys: string, press: Press, isMac: boolean): boolean {
  const [one = "", two] = keys.split(" ");
  return two !== undefined && matchesPress(press, one, isMac);
}

/**
 * Offers shortcuts while the component is on the page, from the moment it is seen; they also appear in the `?`
 * sheet.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const group = useRef(shortcuts);
  useLayoutEffect(() => {
    group.current = shortcuts;
  });
  useLayoutEffect(() => {
    setGroups([...groups, group]);
    return () => setGroups(groups.filter((other) => other !== group));
  }, []);
}

/** Every shortcut that works on the page at this moment. */
export function readShortcuts(): readonly Shortcut[] {
  return groups.flatMap((group) => group.current);
}
