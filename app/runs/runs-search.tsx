"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { Input } from "../_ui/input";
import { usePausedText } from "../_ui/use-paused-text";
import { useShortcuts } from "../_ui/use-shortcuts";
import { readRunQuery, writeRunQuery } from "./run-query";

type RunsSearchProps = {
  /** The query text as the address has it. */
  text: string;
  onChange: (text: string) => void;
};

/** The query text: words, and the filters that the chips beside it set. Both are the same query. */
export function RunsSearch({ text, onChange }: RunsSearchProps) {
  const box = useRef<HTMLInputElement>(null);
  const { text: typed, setText: setTyped, settleNow } = usePausedText(text, onChange, rewrite);
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
        onBlur={settleNow}
        onKeyDown={leaveOnKey}
        className="h-8 pl-8 text-sm pointer-coarse:h-10"
      />
    </div>
  );
}

/** As the address gives it back. */
function rewrite(text: string): string {
  return writeRunQuery(readRunQuery(text));
}

/** Out of the field, where the keys of the list work; the text is searched at once. */
function leaveOnKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || !["Enter", "Escape", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  event.currentTarget.blur();
}
