"use client";

import { FilePlus2 } from "lucide-react";
import Link from "next/link";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { typingStep } from "../_ui/change-query";
import { countOf } from "../_ui/count-of";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { findWorkflows, packsOf } from "./find-workflows";
import { NothingFound, NoWorkflows } from "./no-workflows";
import { useWorkflows } from "./use-workflows";
import { WorkflowLine } from "./workflow-line";
import { WorkflowToolbar } from "./workflow-toolbar";

/** The library: every workflow, broken ones with what is wrong. */
export function WorkflowsScreen() {
  const workflows = useWorkflows();
  return (
    <>
      <PageHeader title="Workflows" freshness={<LiveChip />} actions={<NewWorkflowLink />} />
      <Loaded query={workflows} loading="Loading workflows…">
        {(rows) => (rows.length > 0 ? <Library rows={rows} /> : <NoWorkflows />)}
      </Loaded>
    </>
  );
}

function NewWorkflowLink() {
  if (!useMay("workflows.write")) return null;
  return (
    <Button asChild tone="primary">
      <Link href="/workflows/new">
        <FilePlus2 aria-hidden />
        New workflow
      </Link>
    </Button>
  );
}

function Library({ rows }: { rows: WorkflowRow[] }) {
  const { query, change } = useAddress();
  const filter = { search: query.get("q") ?? "", pack: query.get("pack") };
  const found = findWorkflows(rows, filter);
  return (
    <div className="grid gap-4 p-4">
      <WorkflowToolbar
        {...filter}
        packs={packsOf(rows)}
        onSearch={(q) => change({ q }, typingStep(filter.search, q))}
        onPack={(pack) => change({ pack })}
      />
      {found.length === 0 && <NothingFound onClear={() => change({ q: null, pack: null })} />}
      {packsOf(found).map((pack) => (
        <Pack key={pack} name={pack} rows={found.filter((row) => row.pack === pack)} />
      ))}
    </div>
  );
}

function Pack({ name, rows }: { name: string; rows: WorkflowRow[] }) {
  return (
    <section aria-label={`Pack ${name}`}>
      <h2 className="mb-1.5 flex items-baseline gap-2 text-ink-2 text-sm">
        <span className="font-medium text-ink">{name}</span>
        {countOf(rows.length, "workflow")}
      </h2>
      <ul className="divide-y rounded-md border bg-surface">
        {rows.map((row) => (
          <WorkflowLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}
