"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC, useTRPCClient } from "../../_trpc/trpc";
import { showToast } from "../../_ui/toast";
import { useShortcuts } from "../../_ui/use-shortcuts";
import { findSibling } from "./find-sibling";

const MOST = 100;

/** `[` and `]` lead to the run before and after in the list that one came from, else in that of all runs. */
export function useSiblings(runId: string): void {
  const router = useRouter();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const client = useTRPCClient();

  async function go(step: -1 | 1) {
    const seen = queryClient
      .getQueriesData<{ items: { id: string }[] }>(trpc.runs.list.pathFilter())
      .map(([, page]) => page?.items.map(({ id }) => id) ?? []);
    const known = seen.some((ids) => ids.length > 1 && ids.includes(runId));
    const lists = known ? seen : [(await client.runs.list.query({ limit: MOST })).items.map(({ id }) => id)];
    const next = findSibling(lists, runId, step);
    if (next === null)
      showToast(step === 1 ? "This is the last run of the list" : "This is the first run of the list");
    else router.push(`/runs/${next}`);
  }
  const goOrSay = (step: -1 | 1) =>
    void go(step).catch((error) =>
      showToast("The list is not there", { kind: "failed", text: readFault(error).sentence }),
    );
  useShortcuts([
    { keys: "[", does: "Previous run of the list", group: "Run", run: () => goOrSay(-1) },
    { keys: "]", does: "Next run of the list", group: "Run", run: () => goOrSay(1) },
  ]);
}
