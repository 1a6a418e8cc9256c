"use client";

import { useQuery } from "@tanstack/react-query";
import type { Permission } from "#server/auth/permissions";
import { useTRPC } from "./trpc";

/** Who is signed in; `data.principal` is null for nobody. Looked at again when the tab comes back. */
export function useSession() {
  const trpc = useTRPC();
  return useQuery(trpc.session.me.queryOptions(undefined, { staleTime: 30_000 }));
}

/** Whether the person may do this; false while it is not known. The server decides in the end. */
export function useMay(permission: Permission): boolean {
  return useSession().data?.principal?.permissions.includes(permission) ?? false;
}
