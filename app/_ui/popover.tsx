"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

type PopoverProps = {
  trigger: ReactNode;
  /** A hint over the button, and the key that opens it. */
  hint?: { text: string; keys?: string };
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** A small panel beside its button, for what needs more than a menu. */
export function Popover({
  trigger,
  hint,
  label,
  align = "start",
  side,
  className,
  children,
  ...state
}: PopoverProps) {
  return (
    <Radix.Root {...state}>
      {hint ? (
        <Tooltip {...hint} side={side}>
          <Radix.Trigger asChild>{trigger}</Radix.Trigger>
        </Tooltip>
      ) : (
        <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      )}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            "z-50 w-72 rounded-lg border border-line-strong bg-raised p-3 shadow-overlay outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
