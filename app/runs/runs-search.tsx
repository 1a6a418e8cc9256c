"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "../_ui/input";
import { useShortcuts } from "../_ui/use-shortcuts";

/** One does not ask the server at every key. */
const PAUSE_MS = 250;

type RunsSearchProps = {
  /** The query text as the address has it. */
  text: string;
  onChange: (text: string) => void;
};

/** The query text: words, and the filters that the chips beside it set. Both are the same query. */
export function RunsSearch({ text, onChange }: RunsSearchProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  // A chip, Back or a link changed the query.
  if (text !== known) {
    setKnown(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => change.current(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  const focus = () => box.current?.focus();
  useShortcuts([
    { keys: "/", does: "Search runs", group: "Runs", run: focus },
    { keys: "f", does: "Write a filter", group: "Runs", run: focus },
  ]);
  return (
    <div className="relative min-w-0 flex-1 basis-full sm:max-w-md sm:basis-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={box}
        type="search"
        aria-label="Search runs by title, id or input, or write filters"
        value={typed}
        placeholder="Title, id, input, status:failed, tag:web"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        className="h-8 pl-8 text-sm pointer-coarse:h-10"
      />
    </div>
  );
}
