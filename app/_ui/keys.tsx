"use client";

import { cn } from "./cn";
import { useIsMac } from "./use-is-mac";

const NAMES: Record<string, string> = {
  enter: "Enter",
  escape: "Esc",
  space: "Space",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
};

function nameKey(key: string, isMac: boolean): string {
  if (key === "Mod") return isMac ? "⌘" : "Ctrl";
  if (key === "Shift") return isMac ? "⇧" : "Shift";
  return NAMES[key.toLowerCase()] ?? key;
}

type KeysProps = {
  /** A combination ("Mod+Enter") or keys pressed one after the other ("g r"). */
  keys: string;
  className?: string;
};

export function Keys({ keys, className }: KeysProps) {
  const isMac = useIsMac();
  const parts = keys.split(" ").flatMap((press) => press.split(/(?<=.)\+/));
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {parts.map((part) => (
        <kbd
          key={part}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line-strong bg-sunken px-1 font-sans text-2xs text-ink-2"
        >
          {nameKey(part, isMac)}
        </kbd>
      ))}
    </span>
  );
}
