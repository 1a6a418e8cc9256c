"use client";

import type { ReactNode } from "react";
import { Loading } from "../_ui/loading";
import { FaultState } from "./fault-state";

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
  return (
    <FaultState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  );
}
