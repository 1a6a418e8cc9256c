"use client";

import { Search } from "lucide-react";
import { useRef } from "react";
import { cn } from "./cn";
import { Input } from "./input";
import { Keys } from "./keys";
import { useShortcuts } from "./use-shortcuts";

type SearchInputProps = {
  /** What is searched: "Search workflows". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

/** Narrows what the page shows while one types; `/` moves there. */
export function SearchInput({ label, value, onChange, className }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: "/", does: label, group: "This page", run: () => input.current?.focus() }]);
  return (
    <span className={cn("relative flex items-center", className)}>
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-3" />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pl-8 pr-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {value === "" && (
        <Keys keys="/" className="pointer-events-none absolute right-2.5 pointer-coarse:hidden" />
      )}
    </span>
  );
}
