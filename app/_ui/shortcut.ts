/** A key, a combination or keys one after the other, and what it does. */
export type Shortcut = {
  /** "j", "Shift+r", "Mod+Enter" (⌘ or Ctrl), "g r" (one after the other), "?". */
  keys: string;
  /** What it does, for the `?` sheet: "Approve". */
  does: string;
  /** Heading in the `?` sheet. */
  group: string;
  /** Also works while a dialog is open. */
  inDialog?: boolean;
  /** For a combination that means something in a field, such as Mod+a: it rests there. */
  restsInFields?: boolean;
  run: () => void;
};

/** What a key press is, as far as shortcuts care. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether it is typed with one bare key (or Shift and a key), so that it must rest while someone types. */
export function isSingleKey(keys: string): boolean {
  return !/\bMod\+/.test(keys);
}

/** Whether `press` is the combination `wanted`, e.g. "Shift+r". Upper case needs Shift said; signs do not. */
export function matchesPress(press: Press, wanted: string, isMac: boolean): boolean {
  const parts = wanted.split(/(?<=.)\+/);
  const key = (parts.at(-1) ?? "").toLowerCase();
  const wantsShift = parts.includes("Shift");
  const wantsMod = parts.includes("Mod");
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  if (press.altKey || otherMod || mod !== wantsMod) return false;
  const pressed = press.key === " " ? "space" : press.key.toLowerCase();
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return pressed === key && (isSign || press.shiftKey === wantsShift);
}

/** Whether keys typed there belong to what is being written. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable='true'], [role='textbox']")) return true;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|button|submit|reset|range)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
