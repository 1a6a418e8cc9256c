"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { createStore, useStore } from "./store";

/** Long enough to read a sentence twice; it waits while the mouse or the focus is on it. */
const SHOWN_MS = 8_000;
const MOST_AT_ONCE = 4;

type ToastKind = "done" | "failed" | "plain";

type ToastParts = {
  kind?: ToastKind;
  text?: ReactNode;
  /** A next step: "Open run". */
  action?: { label: string; run: () => void };
};

type ShownToast = ToastParts & { id: number; title: string };

const ICONS = {
  done: <CircleCheck aria-hidden className="mt-0.5 size-4 text-done" />,
  failed: <CircleAlert aria-hidden className="mt-0.5 size-4 text-failed" />,
  plain: <Info aria-hidden className="mt-0.5 size-4 text-ink-3" />,
};

const shown = createStore<readonly ShownToast[]>([]);
let lastId = 0;

/** Says that something happened elsewhere or is done. What a person must act on belongs in the page, not here. */
export function showToast(title: string, parts: ToastParts = {}): void {
  lastId += 1;
  shown.set([...shown.get(), { ...parts, id: lastId, title }].slice(-MOST_AT_ONCE));
}

/** The corner where toasts appear; stands once on every page. F8 moves the focus there. */
export function Toaster() {
  const toasts = useStore(shown);
  if (toasts.length === 0) return null;
  return (
    <Radix.Provider duration={SHOWN_MS} swipeDirection="right">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className="fixed right-(--toast-right) bottom-(--bar-height) z-50 grid w-96 max-w-full gap-2 p-4 outline-none" />
    </Radix.Provider>
  );
}

function Toast({ toast }: { toast: ShownToast }) {
  const { id, title, kind = "plain", text, action } = toast;
  const close = () => shown.set(shown.get().filter((other) => other.id !== id));
  return (
    <Radix.Root
      onOpenChange={(isOpen) => !isOpen && close()}
      className="flex items-start gap-2.5 rounded-lg border border-line-strong bg-raised p-3 text-sm shadow-overlay"
    >
      {ICONS[kind]}
      <div className="grid min-w-0 flex-1 gap-1">
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {text && <Radix.Description className="text-ink-2">{text}</Radix.Description>}
        {action && (
          <Radix.Action asChild altText={action.label} onClick={action.run}>
            <Button size="sm" className="mt-1 justify-self-start">
              {action.label}
            </Button>
          </Radix.Action>
        )}
      </div>
      <Radix.Close asChild>
        <Button tone="quiet" size="sm" aria-label="Close" className="-mt-1 -mr-1 w-7 px-0">
          <X aria-hidden />
        </Button>
      </Radix.Close>
    </Radix.Root>
  );
}
