"use client";

import { Loaded } from "../_trpc/loaded";
import { useMedia } from "../_ui/use-media";
import { NewRunsPill } from "./new-runs-pill";
import { OlderRunsButton } from "./older-runs-button";
import type { RunsFilter } from "./run-item";
import type { RunsAddress } from "./run-views";
import { RunsCards } from "./runs-cards";
import { RunsEmpty } from "./runs-empty";
import { RunsTable } from "./runs-table";
import { useRunKeys } from "./use-run-keys";
import { RUNS_PER_PAGE, useRunRows } from "./use-run-rows";

type RunsListProps = { address: RunsAddress; filter: RunsFilter };

export function RunsList({ address, filter }: RunsListProps) {
  const { head, rows, reveal, more } = useRunRows(filter);
  useRunKeys(rows?.shown ?? []);
  const isNarrow = useMedia("(width < 48rem)");
  return (
    <Loaded query={{ ...head, data: rows ?? undefined }} loading="Loading runs…" rows={8}>
      {({ shown, unseen, nextCursor }) => (
        <>
          <NewRunsPill count={unseen.length} mostCounted={RUNS_PER_PAGE} onShow={reveal} />
          {shown.length === 0 && unseen.length === 0 && <RunsEmpty address={address} />}
          {shown.length > 0 && (isNarrow ? <RunsCards runs={shown} /> : <RunsTable runs={shown} />)}
          {nextCursor !== null && <OlderRunsButton more={more} />}
        </>
      )}
    </Loaded>
  );
}
