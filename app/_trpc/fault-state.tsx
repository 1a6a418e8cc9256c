"use client";

import { ArchiveX, SearchX } from "lucide-react";
import { ErrorState } from "../_ui/error-state";
import { NoPermission } from "../_ui/no-permission";
import { PageNote } from "../_ui/page-note";
import { readFault } from "./read-fault";

type FaultStateProps = { error: unknown; onRetry: () => void; isRetrying?: boolean };

/** What stands in place of an answer that did not come: refused, not there, no longer kept, failed. */
export function FaultState({ error, onRetry, isRetrying }: FaultStateProps) {
  const { reason, sentence, code } = readFault(error);
  switch (reason) {
    case "not-allowed":
    case "role-required":
      return <NoPermission sentence={sentence} />;
    case "not-found":
      return (
        <PageNote icon={SearchX} title="This is not here">
          <p>{sentence}</p>
        </PageNote>
      );
    case "history-deleted":
      return (
        <PageNote icon={ArchiveX} title="This is no longer kept">
          <p>{sentence}</p>
        </PageNote>
      );
    case "unreachable":
      return (
        <ErrorState
          sentence="The server does not answer; it may be restarting. This page goes on by itself when it is back."
          code={code}
          onRetry={onRetry}
          isRetrying={isRetrying}
        />
      );
    default:
      return <ErrorState sentence={sentence} code={code} onRetry={onRetry} isRetrying={isRetrying} />;
  }
}
