"use client";

import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "#server/api/router";

/**
 * The typed way to the server: `const trpc = useTRPC()`, then `useQuery(trpc.runs.list.queryOptions({...}))` or
 * `useMutation(trpc.runs.pause.mutationOptions())`. `useTRPCClient` is for calls outside of a query.
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
