"use client";

import type { WorkflowRow } from "#server/queries/list-workflows";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { findWorkflows, packsOf } from "../workflows/find-workflows";
import { NothingFound, NoWorkflows } from "../workflows/no-workflows";
import { useWorkflows } from "../workflows/use-workflows";
import { WorkflowToolbar } from "../workflows/workflow-toolbar";
import { BrokenCard, GalleryCard } from "./gallery-card";
import { IntentChips } from "./intent-chips";
import { groupByIntent, type Intent } from "./intents";

/** What can be launched, by what one wants to do. */
export function Gallery() {
  const workflows = useWorkflows();
  return (
    <>
      <PageHeader title="Launch" freshness={<LiveChip />} />
      <Loaded query={workflows} loading="Loading workflows…">
        {(rows) => (rows.length > 0 ? <Choice rows={rows} /> : <NoWorkflows />)}
      </Loaded>
    </>
  );
}

function Choice({ rows }: { rows: WorkflowRow[] }) {
  const { query, change } = useAddress();
  const filter = { search: query.get("q") ?? "", pack: query.get("pack") };
  const found = findWorkflows(rows, filter);
  const intents = groupByIntent(found.filter(({ canStart }) => canStart));
  const chosen = query.get("intent");
  const shown = intents.filter(({ name }) => chosen === null || name === chosen);
  const broken = chosen === null ? found.filter(({ canStart }) => !canStart) : [];
  return (
    <div className="grid gap-5 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <WorkflowToolbar
          {...filter}
          packs={packsOf(rows)}
          onSearch={(q) => change({ q }, "replace")}
          onPack={(pack) => change({ pack })}
        />
        <IntentChips intents={intents} chosen={chosen} onChoose={(intent) => change({ intent })} />
      </div>
      {shown.length + broken.length === 0 && (
        <NothingFound onClear={() => change({ q: null, pack: null, intent: null })} />
      )}
      {shown.map((intent) => (
        <IntentSection key={intent.name} intent={intent} />
      ))}
      {broken.length > 0 && <BrokenSection rows={broken} />}
    </div>
  );
}

const GRID = "grid gap-3 sm:grid-cols-2 xl:grid-cols-3";

function IntentSection({ intent }: { intent: Intent }) {
  return (
    <section aria-label={intent.title}>
      <h2 className="mb-2 font-medium text-sm">{intent.title}</h2>
      <ul className={GRID}>
        {intent.rows.map((row) => (
          <GalleryCard key={`${row.pack}/${row.id}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

function BrokenSection({ rows }: { rows: WorkflowRow[] }) {
  return (
    <section aria-label="Cannot start">
      <h2 className="mb-2 font-medium text-sm">Cannot start</h2>
      <ul className={GRID}>
        {rows.map((row) => (
          <BrokenCard key={`${row.pack}/${row.id}`} row={row} />
        ))}
      </ul>
    </section>
  );
}
