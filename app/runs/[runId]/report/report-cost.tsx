"use client";

import type { RunView } from "#workflows/run/run-view";
import { Loaded } from "../../../_trpc/loaded";
import { useRunCost } from "../cost/cost-tab";
import { CostTable } from "../cost/cost-table";
import { groupCosts, sumCosts } from "../cost/sum-costs";

/** What each agent used. */
export function ReportCost({ view }: { view: RunView }) {
  return (
    <Loaded query={useRunCost(view)} loading="Adding up…" rows={3}>
      {({ items }) => (
        <CostTable heading="Agent" groups={groupCosts(items, ({ agent }) => agent)} total={sumCosts(items)} />
      )}
    </Loaded>
  );
}
