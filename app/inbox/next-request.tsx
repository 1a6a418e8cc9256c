"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "../_trpc/trpc";
import { PlainText } from "../_ui/plain-text";
import { expectRequest } from "./expect-request";

/** Which request a run will probably raise next, by what is left of it. */
export function NextRequest({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const run = useQuery(trpc.runs.get.queryOptions({ runId })).data;
  const wanted = { id: run?.workflow.id ?? "", pack: run?.workflow.pack, version: run?.workflow.sha256 };
  const workflow = useQuery(trpc.workflows.get.queryOptions(wanted, { enabled: run !== undefined })).data;
  const nodes = workflow?.definition?.sequences.flatMap((sequence) => sequence.nodes) ?? [];
  const next = run && expectRequest(run.steps, nodes);
  if (!run || !next) return null;
  return (
    <p>
      Probably next: {next.gate === "before" ? "the plan of " : "the result of "}
      <Link href={`/runs/${runId}`} className="font-medium text-ink hover:underline">
        <PlainText text={next.label} />
      </Link>{" "}
      in <PlainText text={run.title} />.
    </p>
  );
}
