"use client";

import { BookmarkPlus, ChevronDown, FileCode, SquareTerminal, Terminal } from "lucide-react";
import { useState } from "react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { Menu, MenuItem, MenuLine } from "../_ui/menu";
import { CommandDialog, type CommandForm } from "./command-dialog";
import type { LaunchOrder } from "./launch-draft";
import { PresetDialog } from "./preset-dialog";
import { contentOf } from "./preset-order";

type LaunchMenuProps = {
  order: LaunchOrder;
  /** Of the preset that the form was filled from. */
  presetName: string;
};

/** What else can be done with the form besides starting it. */
export function LaunchMenu({ order, presetName }: LaunchMenuProps) {
  const [open, setOpen] = useState<"preset" | CommandForm | null>(null);
  const may = useMay("runs.start");
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button>
            Save or copy
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<BookmarkPlus />} disabled={!may} onSelect={() => setOpen("preset")}>
          Save as preset…
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Terminal />} onSelect={() => setOpen("curl")}>
          Copy as curl…
        </MenuItem>
        <MenuItem icon={<SquareTerminal />} onSelect={() => setOpen("cli")}>
          Copy as CLI…
        </MenuItem>
        <MenuItem icon={<FileCode />} onSelect={() => setOpen("yaml")}>
          Copy as YAML…
        </MenuItem>
      </Menu>
      {open === "preset" && <PresetDialog content={contentOf(order)} name={presetName} onClose={close} />}
      {open !== null && open !== "preset" && <CommandDialog order={order} first={open} onClose={close} />}
    </>
  );
}
