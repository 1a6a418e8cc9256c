"use client";

import { useState } from "react";
import { Checkbox } from "./checkbox";
import { Dialog } from "./dialog";
import { Keys } from "./keys";
import { setPreference, usePreference } from "./preferences";
import type { Shortcut } from "./shortcut";
import { readShortcuts, useShortcuts } from "./use-shortcuts";

type ShortcutSheetProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Lists what the keyboard can do on this page; opens with `?`. */
export function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  useShortcuts([{ keys: "?", does: "Show this list", group: "Everywhere", run: () => onOpenChange(true) }]);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" width="lg">
      <ShortcutGroups />
      <SingleKeysSwitch />
    </Dialog>
  );
}

function ShortcutGroups() {
  const [shortcuts] = useState(readShortcuts);
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <div className="gap-8 sm:columns-2">
      {groups.map((group) => (
        <ShortcutGroup key={group} name={group} shortcuts={shortcuts.filter((one) => one.group === group)} />
      ))}
    </div>
  );
}

function ShortcutGroup({ name, shortcuts }: { name: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 font-medium text-ink-3 text-xs">{name}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div
            key={shortcut.keys}
            className="flex items-center justify-between gap-4 border-b py-1.5 text-sm"
          >
            <dt>{shortcut.does}</dt>
            <dd>
              <Keys keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SingleKeysSwitch() {
  const singleKeys = usePreference("singleKeys");
  return (
    <Checkbox
      label="Shortcuts of a single key"
      help="They rest while you type. Switch them off if they get in the way of your keyboard or voice control."
      checked={singleKeys === "on"}
      onChange={(event) => setPreference("singleKeys", event.target.checked ? "on" : "off")}
    />
  );
}
