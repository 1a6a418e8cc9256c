"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "./cn";
import { Input } from "./input";
import { Keys } from "./keys";
import { useShortcuts } from "./use-shortcuts";

type SearchInputProps = {
  /** What is searched: "Search workflows". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The focus leaves it. */
  onLeave?: () => void;
  /** Enter, Escape or the arrow down: on to what was found. */
  onDone?: () => void;
  className?: string;
};

/** Narrows what the page shows while one types; `/` moves there. */
export function SearchInput({ label, value, onChange, onLeave, onDone, className }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const { typed, type } = useTyped(value, onChange);
  useShortcuts([{ keys: "/", does: label, group: "This page", run: () => input.current?.focus() }]);
  return (
    <span className={cn("relative flex items-center", className)}>
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={onLeave}
        onKeyDown={onDone && ((event) => onKey(event, onDone))}
        className="pl-8 pr-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed === "" && (
        <Keys keys="/" className="pointer-events-none absolute right-2.5 pointer-coarse:hidden" />
      )}
    </span>
  );
}

function onKey(event: KeyboardEvent, onDone: () => void): void {
  if (event.nativeEvent.isComposing || !["Enter", "Escape", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  onDone();
}

/**
 * What stands in the field: the address, where pages keep the text, follows a moment later, and what comes back from
 * there must not take away what was typed since.
 */
function useTyped(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const at = sent.current.indexOf(value);
    sent.current = at < 0 ? [] : sent.current.slice(at + 1);
    if (at < 0) setTyped(value);
  }, [value]);
  const type = (text: string) => {
    sent.current.push(text);
    setTyped(text);
    onChange(text);
  };
  return { typed, type };
}
