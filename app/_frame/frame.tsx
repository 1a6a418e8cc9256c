"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { TitleCount } from "../_ui/page-title";
import type { Shortcut } from "../_ui/shortcut";
import { ShortcutSheet } from "../_ui/shortcut-sheet";
import { useShortcuts } from "../_ui/use-shortcuts";
import { BellDialog } from "./bell/bell-dialog";
import { BottomBar } from "./bottom-bar";
import type { FrameData } from "./frame-data";
import { Palette } from "./palette/palette";
import { HELP, PLACES, type Place } from "./places";
import { Rail } from "./rail";

/** The frame around every page: the rail or bar, the way past it for keyboards, and the shortcuts to each place. */
export function Frame({ children, ...data }: FrameData & { children: ReactNode }) {
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isBellOpen, setBellOpen] = useState(false);
  return (
    <TitleCount value={data.openApprovals}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 rounded-md bg-strong px-3 py-2 text-on-strong text-sm not-focus:sr-only"
      >
        Skip to the content
      </a>
      <div className="grid min-h-dvh md:grid-cols-[var(--rail-width)_minmax(0,1fr)] print:block">
        <Rail
          {...data}
          isBellOpen={isBellOpen}
          onBell={setBellOpen}
          onShowShortcuts={() => setSheetOpen(true)}
          onShowPalette={() => setPaletteOpen(true)}
        />
        <main id="content" tabIndex={-1} className="min-w-0 pb-(--bar-height) outline-none print:pb-0">
          {children}
        </main>
      </div>
      <BottomBar {...data} onBell={setBellOpen} onShowPalette={() => setPaletteOpen(true)} />
      <BellDialog open={isBellOpen} onOpenChange={setBellOpen} />
      <PlaceShortcuts onBell={() => setBellOpen(true)} />
      <ShortcutSheet open={isSheetOpen} onOpenChange={setSheetOpen} />
      <Palette open={isPaletteOpen} onOpenChange={setPaletteOpen} />
    </TitleCount>
  );
}

function PlaceShortcuts({ onBell }: { onBell: () => void }) {
  const router = useRouter();
  const group = "Everywhere";
  useShortcuts([
    ...[...PLACES, HELP].flatMap((place: Place): Shortcut[] =>
      place.keys
        ? [{ keys: place.keys, does: `Go to ${place.label}`, group, run: () => router.push(place.href) }]
        : [],
    ),
    { keys: "g n", does: "Open the notifications", group, run: onBell },
  ]);
  return null;
}
