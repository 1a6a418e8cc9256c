"use client";

import { BookOpen, FilePlus2, ListChecks } from "lucide-react";
import { useMay } from "../../_trpc/use-session";
import { HELP, PLACES, type Place } from "../places";
import { PaletteGroup, PaletteItem } from "./palette-item";

/** Where one can go without having a name in mind. */
export function PalettePlaces({ onDone }: { onDone: () => void }) {
  const mayWrite = useMay("workflows.write");
  return (
    <PaletteGroup heading="Go to">
      {[...PLACES, HELP].map(({ href, label, icon: Icon, keys }: Place) => (
        <PaletteItem
          key={href}
          value={`place ${href}`}
          label={label}
          icon={<Icon aria-hidden />}
          keys={keys}
          href={href}
          onDone={onDone}
        />
      ))}
      {mayWrite && (
        <PaletteItem
          value="place new-workflow"
          label="New workflow"
          keywords={["write", "create", "editor"]}
          icon={<FilePlus2 aria-hidden />}
          href="/workflows/new"
          onDone={onDone}
        />
      )}
      <PaletteItem
        value="place bulk"
        label="Bulk orders"
        keywords={["many", "runs", "cancel", "pause", "retry"]}
        icon={<ListChecks aria-hidden />}
        href="/runs/bulk"
        onDone={onDone}
      />
      <PaletteItem
        value="place appearance"
        label="Theme, time zone and single keys"
        keywords={["settings", "dark", "light", "utc"]}
        icon={<BookOpen aria-hidden />}
        href="/settings?tab=appearance"
        onDone={onDone}
      />
    </PaletteGroup>
  );
}
