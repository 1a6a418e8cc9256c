"use client";

import { ArrowDownToLine, Check, type LucideIcon, PencilLine, Undo2, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";
import { Keys } from "../_ui/keys";
import { PlainText } from "../_ui/plain-text";
import { useShortcuts } from "../_ui/use-shortcuts";
import { ACTION_KEYS, ACTION_LABELS, ACTIONS, type Action } from "./actions";
import type { Review } from "./use-review";

const ICONS: Record<Action, LucideIcon> = { approve: Check, revise: Undo2, amend: PencilLine, reject: X };

type ActionButtonsProps = { review: Review; onReadOn: () => void };

/** The four answers to a request, each with what it will do. None has the focus by itself. */
export function ActionButtons({ review, onReadOn }: ActionButtonsProps) {
  const { request, reading, isFreeFor, canPress, choose, byKey } = review;
  const hasUnread = reading.unread.length > 0;
  const isReadFirst = hasUnread && isFreeFor("approve");
  const shortcuts = ACTIONS.map((action) => ({
    keys: ACTION_KEYS[action],
    does: ACTION_LABELS[action],
    group: "Request",
    run: () => {
      if (action !== "approve") choose(action);
      else if (isReadFirst) onReadOn();
      else byKey(() => choose(action));
    },
  }));
  useShortcuts(review.hasKeys ? shortcuts : []);
  return (
    <div className="grid gap-2">
      {ACTIONS.map((action) => (
        <ActionButton
          key={action}
          action={action}
          effect={request.effects[action]}
          hasKey={review.hasKeys}
          note={action === "approve" ? sayUnopened(reading.unopened) : null}
          disabled={!canPress(action) || (action === "approve" && hasUnread)}
          onPress={() => choose(action)}
        >
          {action === "approve" && isReadFirst && <ReadFirst review={review} onReadOn={onReadOn} />}
        </ActionButton>
      ))}
    </div>
  );
}

type ActionButtonProps = {
  action: Action;
  effect: string | undefined;
  /** What one should know before pressing it. */
  note: string | null;
  hasKey: boolean;
  disabled: boolean;
  onPress: () => void;
  /** Stands under the button. */
  children: ReactNode;
};

function ActionButton({ action, effect, note, hasKey, disabled, onPress, children }: ActionButtonProps) {
  const Icon = ICONS[action];
  const isMain = action === "approve" && !disabled;
  return (
    <div className="grid gap-1.5">
      <Button
        data-action={action}
        tone={isMain ? "primary" : action === "reject" ? "danger" : "plain"}
        disabled={disabled}
        onClick={onPress}
        className="grid h-auto grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 whitespace-normal px-3 py-2 text-left disabled:text-ink-3 disabled:opacity-100"
      >
        <Icon aria-hidden className="mt-0.5" />
        <span>{ACTION_LABELS[action]}</span>
        {hasKey && <Keys keys={ACTION_KEYS[action]} className="mt-px pointer-coarse:hidden" />}
        {effect && (
          <span
            title={effect}
            className={cn(
              "col-span-2 col-start-2 line-clamp-4 font-normal text-xs wrap-anywhere",
              isMain ? "text-on-strong/85" : "text-ink-2",
            )}
          >
            <PlainText text={effect} />
          </span>
        )}
        {note && <span className="col-span-2 col-start-2 font-medium text-xs">{note}</span>}
      </Button>
      {children}
    </div>
  );
}

function sayUnopened(count: number): string | null {
  return count === 0 ? null : `${countOf(count, "section")} not opened`;
}

function ReadFirst({ review: { reading, papers }, onReadOn }: ActionButtonsProps) {
  const names = reading.unread.map(({ name }) => name).join(", ");
  const what = papers.length === 1 ? "it" : names;
  return (
    <p className="flex items-center gap-2 text-ink-2 text-xs">
      <span className="min-w-0 flex-1 wrap-anywhere">
        Read <PlainText text={what} /> to the end to approve.
      </span>
      <Button size="sm" onClick={onReadOn}>
        <ArrowDownToLine aria-hidden />
        Read on
      </Button>
    </p>
  );
}
