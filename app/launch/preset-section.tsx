"use client";

import { Bookmark, EllipsisVertical, Pencil, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { LaunchPreset } from "#server/orders/launch-presets";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { readFault } from "../_trpc/read-fault";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuItem } from "../_ui/menu";
import { PlainText } from "../_ui/plain-text";
import { PresetDialog } from "./preset-dialog";
import { presetPath } from "./preset-order";
import { usePresetChange } from "./use-presets";

type PresetSectionProps = { presets: readonly LaunchPreset[]; rows: readonly WorkflowRow[] };

/** Saved launches, one's own and the team's; each leads to its filled form. */
export function PresetSection({ presets, rows }: PresetSectionProps) {
  if (presets.length === 0) return null;
  return (
    <section aria-label="Presets">
      <h2 className="mb-2 font-medium text-sm">Presets</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {presets.map((preset) => (
          <PresetItem
            key={preset.id}
            preset={preset}
            workflow={rows.find(({ id, pack }) => id === preset.workflowId && pack === preset.pack)}
          />
        ))}
      </ul>
    </section>
  );
}

type PresetItemProps = { preset: LaunchPreset; workflow: WorkflowRow | undefined };

function PresetItem({ preset, workflow }: PresetItemProps) {
  const { name, workflowId, isTeams, isMine, ownerName } = preset;
  return (
    <li className="relative flex min-w-0 items-start gap-2.5 rounded-lg border bg-surface px-3 py-2.5 hover:border-line-strong hover:bg-hover">
      {isTeams ? <Users aria-hidden className={ICON} /> : <Bookmark aria-hidden className={ICON} />}
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h3 className="font-medium text-sm wrap-anywhere">
          <Link
            href={presetPath(preset)}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:outline-offset-2"
          >
            <PlainText text={name} />
          </Link>
        </h3>
        <p className="text-ink-2 text-xs wrap-anywhere">
          <PlainText text={workflow?.name ?? `${workflowId}, which is not in the library now`} />
          {isTeams && `, for the team by ${isMine ? "you" : ownerName}`}
        </p>
      </div>
      {isMine && <PresetMenu preset={preset} />}
    </li>
  );
}

const ICON = "mt-0.5 size-4 shrink-0 text-ink-3";

function PresetMenu({ preset }: { preset: LaunchPreset }) {
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  const { remove } = usePresetChange(close);

  async function confirmRemoval() {
    try {
      await remove.mutateAsync(preset);
    } catch (error) {
      throw new Error(readFault(error).sentence);
    }
  }
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={`More about ${preset.name}`}
            size="sm"
            icon={<EllipsisVertical />}
            className="relative -mr-1.5"
          />
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setOpen("change")}>
          Rename or share…
        </MenuItem>
        <MenuItem icon={<Trash2 />} isDangerous onSelect={() => setOpen("remove")}>
          Remove…
        </MenuItem>
      </Menu>
      {open === "change" && <PresetDialog content={preset} preset={preset} onClose={close} />}
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={close}
        title={`Remove “${preset.name}”?`}
        text={`${preset.isTeams ? "It goes away for the whole team. " : ""}Runs that were started from it stay.`}
        confirmLabel="Remove"
        isDangerous
        onConfirm={confirmRemoval}
      />
    </>
  );
}
