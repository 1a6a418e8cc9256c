"use client";

import { Dialog as Radix } from "radix-ui";
import { useMedia } from "../../_ui/use-media";
import { BellPanel } from "./bell-panel";

type BellDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** The bell on narrow screens: a sheet over the bar. */
export function BellDialog({ open, onOpenChange }: BellDialogProps) {
  const isNarrow = useMedia("(width < 48rem)");
  return (
    <Radix.Root open={open && isNarrow} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-40 rounded-t-lg border-line-strong border-t bg-raised pb-2 shadow-overlay outline-none"
        >
          <Radix.Title className="sr-only">Notifications</Radix.Title>
          <BellPanel onClose={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
