"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "#server/api/router";
import { makeQueryClient } from "./make-query-client";
import { API_URL, ASKED_AHEAD, SNAPSHOT_PATH } from "./snapshot-url";
import { TRPCProvider } from "./trpc";

/** As many as the server takes. */
const MOST_IN_A_BATCH = 20;

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ path, context }) => path === SNAPSHOT_PATH || context[ASKED_AHEAD] === true,
        true: httpLink({ url: API_URL }),
        false: httpBatchLink({
          url: API_URL,
          maxItems: MOST_IN_A_BATCH,
          maxURLLength: 8_000,
          // A header that a form of a foreign page cannot send.
          headers: { "x-botarmy": "web" },
        }),
      }),
    ],
  });
}

function makeApi() {
  const queryClient: QueryClient = makeQueryClient(() => {
    void queryClient.invalidateQueries({ queryKey: [["session", "me"]] });
  });
  return { queryClient, client: makeClient() };
}

/** Gives every page the typed client and one cache of answers. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [{ queryClient, client }] = useState(makeApi);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
