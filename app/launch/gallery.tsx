"use client";

import type { WorkflowRow } from "#server/queries/list-workflows";
import { LiveChip } from "../_live/live-chip";
import { Loaded } from "../_trpc/loaded";
import { typingStep } from "../_ui/change-query";
import { cn } from "../_ui/cn";
import { PageHeader } from "../_ui/page-header";
import { useAddress } from "../_ui/use-address";
import { findWorkflows, packsOf } from "../workflows/find-workflows";
import { NothingFound, NoWorkflows } from "../workflows/no-workflows";
import { useWorkflows } from "../workflows/use-workflows";
import { WorkflowToolbar } from "../workflows/workflow-toolbar";
import { BrokenCard, GalleryCard } from "./gallery-card";
import { IntentChips } from "./intent-chips";
import { groupByIntent, type Intent, recentOf } from "./intents";
import { pinName, usePinned } from "./pinned-workflows";
import { findPresets } from "./preset-order";
import { PresetSection } from "./preset-section";
import { usePresets } from "./use-presets";
import { useWorkflowUses } from "./use-workflow-use";

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

const RECENT = "recent";
const MOST_RECENT = 6;

function Choice({ rows }: { rows: WorkflowRow[] }) {
  const { query, change } = useAddress();
  const uses = useWorkflowUses();
  const pinned = usePinned();
  const filter = { search: query.get("q") ?? "", pack: query.get("pack") };
  const found = findWorkflows(rows, filter);
  const startable = found.filter(({ canStart }) => canStart);
  const intents = groupByIntent(startable);
  const recent = recentOf(startable, uses).slice(0, MOST_RECENT);
  const chosen = query.get("intent");
  const presets = usePresets();
  const saved = chosen === null ? findPresets(presets, found, filter) : [];
  const shown = sectionsOf(intents, recent, pinned, chosen);
  const broken = chosen === null ? found.filter(({ canStart }) => !canStart) : [];
  return (
    <div className="grid gap-5 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <WorkflowToolbar
          {...filter}
          packs={packsOf(rows)}
          onSearch={(q) => change({ q }, typingStep(filter.search, q))}
          onPack={(pack) => change({ pack })}
        />
        <IntentChips
          intents={recent.length > 0 ? [sectionOf(RECENT, "Recent", recent), ...intents] : intents}
          chosen={chosen}
          onChoose={(intent) => change({ intent })}
        />
      </div>
      <PresetSection presets={saved} rows={rows} />
      {shown.length + broken.length + saved.length === 0 && (
        <NothingFound onClear={() => change({ q: null, pack: null, intent: null })} />
      )}
      <div className={`${GRID} gap-y-5 empty:hidden`}>
        {shown.map((intent) => (
          <IntentSection key={intent.name} intent={intent} pinned={pinned} />
        ))}
      </div>
      {broken.length > 0 && <BrokenSection rows={broken} />}
    </div>
  );
}

function sectionOf(name: string, title: string, rows: WorkflowRow[]): Intent {
  return { name, title, rows };
}

/** What is pinned comes first and stands in no other section; each workflow is there once. */
function sectionsOf(
  intents: readonly Intent[],
  recent: WorkflowRow[],
  pinned: readonly string[],
  chosen: string | null,
): Intent[] {
  if (chosen === RECENT) return [sectionOf(RECENT, "Recent", recent)];
  if (chosen !== null) return intents.filter(({ name }) => name === chosen);
  const isPinned = (row: WorkflowRow) => pinned.includes(pinName(row));
  const top = intents.flatMap(({ rows }) => rows.filter(isPinned));
  const others = intents.map((intent) => ({ ...intent, rows: intent.rows.filter((row) => !isPinned(row)) }));
  return [sectionOf("pinned", "Pinned", top), ...others].filter(({ rows }) => rows.length > 0);
}

const GRID = "grid gap-3 sm:grid-cols-2 xl:grid-cols-3";
/** For one card, two, and more: sections with few stand beside each other. */
const WIDTHS = [
  { section: "", list: "" },
  { section: "sm:col-span-2", list: "sm:grid-cols-2" },
  { section: "sm:col-span-2 xl:col-span-3", list: "sm:grid-cols-2 xl:grid-cols-3" },
];

function IntentSection({ intent, pinned }: { intent: Intent; pinned: readonly string[] }) {
  const width = WIDTHS[Math.min(intent.rows.length, 3) - 1];
  if (!width) return null;
  return (
    <section aria-label={intent.title} className={cn("grid grid-rows-[auto_1fr]", width.section)}>
      <h2 className="mb-2 font-medium text-sm">{intent.title}</h2>
      <ul className={cn("grid gap-3", width.list)}>
        {intent.rows.map((row) => (
          <GalleryCard key={pinName(row)} row={row} isPinned={pinned.includes(pinName(row))} />
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
