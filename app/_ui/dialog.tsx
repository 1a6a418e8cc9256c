"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { useFocusBack } from "./use-focus-back";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One or two sentences under the title; read aloud when the dialog opens. */
  text?: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  /** `true` when only its own buttons may close it. */
  isFirm?: boolean;
  width?: "sm" | "md" | "lg";
  children?: ReactNode;
};

const WIDTHS = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" };

const FIELD = "input:not([type=hidden], [disabled]), textarea:not([disabled]), select:not([disabled])";

/** What is to be filled in comes before the buttons; a dialog without fields begins with its first button. */
function focusFirstField(event: Event): void {
  const field = event.target instanceof Element ? event.target.querySelector<HTMLElement>(FIELD) : null;
  if (!field) return;
  event.preventDefault();
  field.focus();
}

export function Dialog({ open, onOpenChange, isFirm = false, width = "md", ...parts }: DialogProps) {
  const hold = (event: Event) => isFirm && event.preventDefault();
  const focusBack = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Radix.Content
          {...(parts.text ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            focusBack.remember();
            focusFirstField(event);
          }}
          onCloseAutoFocus={focusBack.restore}
          onEscapeKeyDown={hold}
          onInteractOutside={hold}
          className={cn(
            "fixed top-[12dvh] left-1/2 z-40 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-raised shadow-overlay outline-none",
            WIDTHS[width],
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="grid flex-1 gap-1">
              <Radix.Title className="font-semibold text-lg">{parts.title}</Radix.Title>
              {parts.text && <Radix.Description className="text-ink-2">{parts.text}</Radix.Description>}
            </div>
            {!isFirm && (
              <Radix.Close asChild>
                <Button aria-label="Close" tone="quiet" size="sm" className="-mr-2 w-7 px-0">
                  <X aria-hidden />
                </Button>
              </Radix.Close>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 empty:py-1.5">{parts.children}</div>
          {parts.footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{parts.footer}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
