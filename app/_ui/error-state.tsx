"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";
import { PageNote } from "./page-note";

type ErrorStateProps = {
  title?: string;
  /** One sentence: what went wrong and what to do. */
  sentence: string;
  /** The code to quote when asking for help. */
  code?: string | null | undefined;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  className?: string;
};

export function ErrorState({ title = "This could not be loaded", ...props }: ErrorStateProps) {
  return (
    <PageNote
      icon={TriangleAlert}
      iconClassName="text-failed"
      role="alert"
      title={title}
      className={props.className}
      actions={
        props.onRetry && (
          <Button onClick={props.onRetry} disabled={props.isRetrying}>
            <RotateCw aria-hidden />
            {props.isRetrying ? "Trying again…" : "Try again"}
          </Button>
        )
      }
    >
      <p>{props.sentence}</p>
      {props.code && (
        <p className="text-ink-3 text-xs">
          Code <code className="select-all font-mono">{props.code}</code>
        </p>
      )}
    </PageNote>
  );
}
