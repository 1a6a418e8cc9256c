"use client";

import { ArchiveX, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { ErrorState } from "../_ui/error-state";
import { Loading } from "../_ui/loading";
import { NoPermission } from "../_ui/no-permission";
import { PageNote } from "../_ui/page-note";
import { readFault } from "./read-fault";

type LoadedProps<Data> = {
  /** A query of any kind, or what a hook made of several. */
  query: { data: Data | undefined; error: unknown; isFetching: boolean; refetch: () => unknown };
  /** What is being loaded: "Loading runs…". */
  loading: string;
  /** Grey rows while it loads. */
  rows?: number;
  children: (data: Data) => ReactNode;
};

/**
 * Draws an answer of the server, or says why there is none: loading, refused, not there, failed. An answer that was
 * there once stays while newer ones fail; the header's chip tells how old it is.
 */
export function Loaded<Data>({ query, loading, rows, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <Loading text={loading} rows={rows} />;
  const fault = readFault(query.error);
  switch (fault.reason) {
    case "not-allowed":
    case "role-required":
      return <NoPermission sentence={fault.sentence} />;
    case "not-found":
      return (
        <PageNote icon={SearchX} title="This is not here">
          <p>{fault.sentence}</p>
        </PageNote>
      );
    case "history-deleted":
      return (
        <PageNote icon={ArchiveX} title="This is no longer kept">
          <p>{fault.sentence}</p>
        </PageNote>
      );
    default:
      return (
        <ErrorState
          sentence={fault.sentence}
          code={fault.code}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      );
  }
}
