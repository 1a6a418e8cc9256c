"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../_trpc/trpc";
import { Checkbox } from "../_ui/checkbox";
import { Popover } from "../_ui/popover";
import { useShortcuts } from "../_ui/use-shortcuts";
import { FilterChip } from "./filter-chip";

type TagFilterProps = { chosen: readonly string[]; onChange: (tags: string[]) => void };

/** Runs that have each of these tags; not there while nobody uses tags. */
export function TagFilter({ chosen, onChange }: TagFilterProps) {
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(trpc.runs.tags.queryOptions(undefined, { staleTime: 60_000 }));
  const used = data?.items ?? [];
  const isUseful = used.length > 0 || chosen.length > 0;
  useShortcuts(
    isUseful ? [{ keys: "t", does: "Filter by tag", group: "Runs", run: () => setOpen(true) }] : [],
  );
  if (!isUseful) return null;
  const tags = [...new Set([...chosen, ...used.map(({ tag }) => tag)])];
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag]);
  return (
    <Popover
      label="Tag"
      className="max-h-80 w-56 overflow-y-auto"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<FilterChip label="Tag" chosen={chosen.join(", ") || null} />}
    >
      <fieldset>
        <legend className="sr-only">Show runs with all of these tags</legend>
        {tags.map((tag) => (
          <Checkbox
            key={tag}
            label={<span className="truncate text-sm">{tag}</span>}
            checked={chosen.includes(tag)}
            onChange={() => toggle(tag)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
