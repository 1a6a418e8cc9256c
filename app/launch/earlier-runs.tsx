"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import type { InputField } from "#workflows/definition/definition";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { Button } from "../_ui/button";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../_ui/menu";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { showToast } from "../_ui/toast";
import { useAddress } from "../_ui/use-address";
import { draftLike, StartedWith } from "./fill-draft";
import type { LaunchDraft } from "./launch-draft";
import { usePresets } from "./use-presets";

const MOST = 8;

type EarlierRunsProps = {
  workflowId: string;
  pack: string;
  fields: readonly InputField[];
  onFill: (draft: Partial<LaunchDraft>) => void;
};

/** Fills the form with what an earlier run was started with, or a preset keeps. */
export function EarlierRuns({ workflowId, pack, fields, onFill }: EarlierRunsProps) {
  const trpc = useTRPC();
  const load = useLoadStart();
  const runs = useQuery(trpc.runs.list.queryOptions({ workflowId, limit: MOST })).data?.items ?? [];
  const [last] = runs;
  const presets = usePresets().filter((one) => one.workflowId === workflowId && one.pack === pack);
  const { change } = useAddress();
  if (!last && presets.length === 0) return null;

  async function fill(runId: string, title: string) {
    const started = await load(runId);
    if (!started) return showToast("What that run was started with cannot be read.", { kind: "failed" });
    onFill(draftLike(fields, started));
    showToast(`Filled in like “${title}”.`, { kind: "done" });
  }
  return (
    <div className="flex flex-wrap gap-2">
      {last && (
        <Button size="sm" onClick={() => void fill(last.id, last.title)}>
          <History aria-hidden />
          Load last input
        </Button>
      )}
      <Menu align="start" trigger={<Button size="sm">Start like…</Button>}>
        {presets.length > 0 && <MenuLabel>Presets</MenuLabel>}
        {presets.map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => change({ preset: id }, "replace")}>
            <span className="block max-w-72 truncate">
              <PlainText text={name} />
            </span>
          </MenuItem>
        ))}
        {presets.length > 0 && last && <MenuLine />}
        {last && <MenuLabel>Newest runs of this workflow</MenuLabel>}
        {runs.map(({ id, title, startedAt }) => (
          <MenuItem key={id} onSelect={() => void fill(id, title)}>
            <span className="block max-w-72 truncate">
              <PlainText text={title} />
            </span>
            <RelativeTime at={startedAt} className="text-ink-3 text-xs" />
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}

/** Reads what a run was started with; null when its first event is not readable. */
export function useLoadStart(): (runId: string) => Promise<StartedWith | null> {
  const client = useTRPCClient();
  return async (runId) => {
    const { items } = await client.runs.events.query({ runId, limit: 1 });
    const read = StartedWith.safeParse(items[0]?.data);
    return read.success ? read.data : null;
  };
}
