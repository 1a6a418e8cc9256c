"use client";

import { CornerDownRight } from "lucide-react";
import type { Shortcut } from "../../_ui/shortcut";
import { PaletteGroup, PaletteItem } from "./palette-item";

type PageActionsProps = { actions: readonly Shortcut[]; onDone: () => void };

/** What the page offered by key when the palette opened. */
export function PageActions({ actions, onDone }: PageActionsProps) {
  if (actions.length === 0) return null;
  return (
    <PaletteGroup heading="On this page">
      {actions.map(({ keys, does, group, run }) => (
        <PaletteItem
          key={`${group} ${keys}`}
          value={`action ${group} ${keys} ${does}`}
          label={does}
          icon={<CornerDownRight aria-hidden />}
          keys={keys}
          run={run}
          onDone={onDone}
        />
      ))}
    </PaletteGroup>
  );
}
