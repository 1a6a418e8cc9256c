"use client";

import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import type { Shortcut } from "../../_ui/shortcut";
import { readShortcuts, useShortcuts } from "../../_ui/use-shortcuts";
import { FoundApprovals, FoundRuns, FoundWorkflows } from "./found-things";
import { PageActions } from "./page-actions";
import { PalettePlaces } from "./palette-places";
import { useCalmText } from "./use-calm-text";

type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Everything by its name: places, runs, workflows, requests, and what the page can do (experience.md 0). */
export function Palette({ open, onOpenChange }: PaletteProps) {
  useShortcuts([
    { keys: "Mod+k", does: "Find anything, do anything", group: "Everywhere", run: () => onOpenChange(true) },
  ]);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[10dvh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-overlay outline-none"
        >
          <Radix.Title className="sr-only">Find anything</Radix.Title>
          <PaletteBody onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteBody({ onDone }: { onDone: () => void }) {
  const [actions] = useState<readonly Shortcut[]>(() =>
    readShortcuts().filter(({ group }) => group !== "Everywhere"),
  );
  const [text, setText] = useState("");
  const search = useCalmText(text.trim());
  return (
    <Command label="Find anything" loop filter={hasEveryWord}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="A run, a workflow, a request, a place or an action…"
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-[60dvh] overflow-y-auto p-2">
        <PalettePlaces onDone={onDone} />
        <PageActions actions={actions} onDone={onDone} />
        <FoundRuns search={search} onDone={onDone} />
        {search !== "" && <FoundApprovals search={search} onDone={onDone} />}
        <FoundWorkflows isAsked={text !== ""} onDone={onDone} />
      </Command.List>
    </Command>
  );
}

/** Found are items in whose names every word that was typed stands; `keywords` are the names. */
function hasEveryWord(_: string, typed: string, keywords: string[] = []): number {
  const names = keywords.join(" ").toLowerCase();
  const words = typed.toLowerCase().split(/\s+/);
  return words.every((word) => names.includes(word)) ? 1 : 0;
}
