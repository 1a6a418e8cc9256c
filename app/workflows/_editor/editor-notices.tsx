"use client";

import { CircleAlert, Lock, RotateCcw, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../_ui/button";
import { DiffView } from "../../_ui/diff-view";
import type { Conflict } from "./use-workflow-file";

function Notice({
  icon,
  children,
  isAlert = false,
}: {
  icon: ReactNode;
  children: ReactNode;
  isAlert?: boolean;
}) {
  return (
    <div
      role={isAlert ? "alert" : "status"}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-sunken px-4 py-2 text-sm [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      {children}
    </div>
  );
}

/** The editor can be tried and nothing can be saved. */
export function ReadOnlyNotice({ sentence }: { sentence: string }) {
  return (
    <Notice icon={<Lock aria-hidden className="text-ink-3" />}>
      <p className="min-w-0 flex-1">{sentence}</p>
    </Notice>
  );
}

/** Changes of an earlier visit stand in the editor. */
export function RestoredNotice({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice icon={<RotateCcw aria-hidden className="text-ink-3" />}>
      <p className="min-w-0 flex-1">Your unsaved changes are back; this browser had kept them.</p>
      <Button size="sm" onClick={onDiscard}>
        Discard them
      </Button>
    </Notice>
  );
}

export function FaultNotice({ sentence }: { sentence: string }) {
  return (
    <Notice icon={<CircleAlert aria-hidden className="text-failed" />} isAlert>
      <p className="min-w-0 flex-1">{sentence}</p>
    </Notice>
  );
}

type ConflictNoticeProps = {
  sentence: string;
  conflict: Conflict;
  mine: string;
  onOverwrite: () => void;
  onTake: () => void;
  isSaving: boolean;
};

/** Two people wrote the same file: nothing is overwritten before both texts were seen (reliability.md D14). */
export function ConflictNotice({
  sentence,
  conflict,
  mine,
  onOverwrite,
  onTake,
  isSaving,
}: ConflictNoticeProps) {
  return (
    <section aria-label="Two versions" className="border-b">
      <Notice icon={<Users aria-hidden className="text-failed" />} isAlert>
        <p className="min-w-0 flex-1 font-medium">{sentence}</p>
        {conflict.sha !== null && (
          <Button size="sm" onClick={onTake}>
            Take theirs, drop mine
          </Button>
        )}
        <Button size="sm" tone="danger" onClick={onOverwrite} disabled={isSaving}>
          {conflict.sha === null ? "Write it anew" : "Save mine over theirs"}
        </Button>
      </Notice>
      {conflict.sha !== null && (
        <div className="max-h-80 overflow-y-auto p-4">
          <p className="mb-2 text-ink-2 text-sm">From theirs to yours:</p>
          <DiffView before={conflict.source} after={mine} layout="sides" />
        </div>
      )}
    </section>
  );
}
