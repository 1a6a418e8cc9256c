"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Keys } from "../../_ui/keys";
import { PlainText } from "../../_ui/plain-text";

type PaletteItemProps = {
  /** Unique in the palette; what is typed is looked for in it. */
  value: string;
  label: string;
  /** Other words that it is found by. */
  keywords?: string[];
  icon?: ReactNode;
  detail?: ReactNode;
  keys?: string;
  /** Found by the server: shown whatever is typed meanwhile. */
  isFound?: boolean;
  href?: string;
  run?: () => void;
  onDone: () => void;
};

/** A line of the palette: goes somewhere or does something, after the palette has closed. */
export function PaletteItem({
  value,
  label,
  keywords,
  icon,
  detail,
  keys,
  isFound,
  ...does
}: PaletteItemProps) {
  const router = useRouter();
  const choose = () => {
    does.onDone();
    if (does.href) router.push(does.href);
    // The focus goes back to the page first: an action is about what has it.
    else if (does.run) setTimeout(does.run);
  };
  return (
    <Command.Item
      value={value}
      keywords={[label, ...(keywords ?? [])]}
      forceMount={isFound}
      onSelect={choose}
      className="flex min-h-9 cursor-default select-none items-center gap-2.5 rounded px-2.5 py-1.5 text-sm data-[selected=true]:bg-selected pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">
        <PlainText text={label} />
      </span>
      {detail && <span className="shrink-0 text-ink-2 text-xs">{detail}</span>}
      {keys && <Keys keys={keys} />}
    </Command.Item>
  );
}

type PaletteGroupProps = {
  heading: string;
  /** Its items were found by the server: it stays whatever is typed meanwhile. */
  isFound?: boolean;
  children: ReactNode;
};

export function PaletteGroup({ heading, isFound, children }: PaletteGroupProps) {
  return (
    <Command.Group
      heading={heading}
      forceMount={isFound}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}
