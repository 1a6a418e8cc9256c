"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { SettingsView } from "#server/auth/settings";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";

/** What owners have set, once it is there. */
export function LoadedSettings({ children }: { children: (settings: SettingsView) => ReactNode }) {
  const settings = useQuery(useTRPC().settings.get.queryOptions());
  return (
    <Loaded query={settings} loading="Loading settings…" rows={2}>
      {children}
    </Loaded>
  );
}
