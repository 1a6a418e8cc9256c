"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "../_ui/input";
import { useAddress } from "../_ui/use-address";
import { useShortcuts } from "../_ui/use-shortcuts";

/** One does not ask the server at every key. */
const PAUSE_MS = 250;

/** Free text over title, id and input. */
export function RunsSearch({ search }: { search: string }) {
  const { change } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search);
  const [known, setKnown] = useState(search);
  // Back, or a link, changed the address.
  if (search !== known) {
    setKnown(search);
    if (search !== text.trim()) setText(search);
  }
  useEffect(() => {
    if (text.trim() === search) return;
    const timer = setTimeout(() => change({ q: text.trim() }, "replace"), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, change]);
  useShortcuts([{ keys: "/", does: "Search runs", group: "Runs", run: () => box.current?.focus() }]);
  return (
    <div className="relative min-w-0 flex-1 basis-full sm:max-w-80 sm:basis-56">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={box}
        type="search"
        aria-label="Search runs by title, id or input"
        value={text}
        placeholder="Title, id or input"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        className="h-8 pl-8 text-sm pointer-coarse:h-10"
      />
    </div>
  );
}
