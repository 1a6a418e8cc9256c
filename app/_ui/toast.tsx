"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";

/** Long enough to read a sentence twice; it waits while the mouse or the focus is on it. */
const SHOWN_MS = 8_000;

type ToastKind = "done" | "failed" | "plain";

type ToastParts = {
  kind?: ToastKind;
  text?: ReactNode;
  /** A next step: "Open run". */
  action?: { label: string; run: () => void };
};

const ICONS = {
  done: <CircleCheck aria-hidden className="size-4 text-done" />,
  failed: <CircleAlert aria-hidden className="size-4 text-failed" />,
  plain: <Info aria-hidden className="size-4 text-ink-3" />,
};

/** Says that something happened elsewhere or is done. What a person must act on belongs in the page, not here. */
export function showToast(title: string, { kind = "plain", text, action }: ToastParts = {}): void {
  toast(title, {
    icon: ICONS[kind],
    description: text,
    duration: SHOWN_MS,
    action: action && { label: action.label, onClick: action.run },
  });
}

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      offset={{ bottom: 16, right: 16 }}
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        classNames: {
          toast: "!rounded-lg !border-line-strong !bg-raised !text-ink !shadow-overlay !font-sans",
          title: "!text-sm !font-medium",
          description: "!text-sm !text-ink-2",
          actionButton: "!bg-strong !text-on-strong",
          closeButton: "!border-line-strong !bg-raised !text-ink-2",
        },
      }}
    />
  );
}
