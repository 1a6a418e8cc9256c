"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePause, Coins, GitBranchPlus, Hand, HeartCrack, Unplug } from "lucide-react";
import { memo } from "react";
import type { RunAlerts } from "#server/queries/read-run-alerts";
import type { RunView } from "#workflows/run/run-view";
import { useTRPC } from "../../../_trpc/trpc";
import { useServerClock } from "../../../_ui/server-clock";
import { usePast } from "../travel/past";
import { AlertLine } from "./alert-line";
import { IncidentLine } from "./incident-line";
import { listAlerts, noWorkerFrom, type RunAlert } from "./list-alerts";

const LOOK_AGAIN_MS = 10_000;

/** One line for each thing that keeps the run from moving, worst first; nothing when all is well. */
export const AlertStrip = memo(function AlertStrip({ view }: { view: RunView }) {
  const lateFrom = noWorkerFrom(view);
  const isLate = useServerClock((now) => lateFrom !== null && now >= lateFrom);
  const around = useRunAlerts(view);
  const alerts = listAlerts(view, isLate && lateFrom !== null ? lateFrom : 0, around);
  if (alerts.length === 0) return null;
  return (
    <ul aria-label="Alerts" className="shrink-0 divide-y divide-line border-b">
      {alerts.map((alert) => (
        <li key={keyOf(alert)}>
          <Alert alert={alert} />
        </li>
      ))}
    </ul>
  );
});

/** Not of the past: what the server sees now did not hold then. */
function useRunAlerts({ runId, finishedAt }: RunView): RunAlerts | undefined {
  const trpc = useTRPC();
  const isNow = usePast() === null && finishedAt === null;
  const look = { enabled: isNow, refetchInterval: LOOK_AGAIN_MS };
  const { data } = useQuery(trpc.runs.alerts.queryOptions({ runId }, look));
  return isNow ? data : undefined;
}

function keyOf(alert: RunAlert): string {
  if (alert.kind === "incident") return alert.id;
  return alert.kind === "budget" ? alert.sentence : alert.kind;
}

function Alert({ alert }: { alert: RunAlert }) {
  switch (alert.kind) {
    case "incident":
      return <IncidentLine place={alert.place} at={alert.at} />;
    case "no-worker":
      return <AlertLine icon={Unplug} tone="failed" sentence={alert.sentence} at={alert.since} />;
    case "stalled":
      return <AlertLine icon={HeartCrack} tone="failed" sentence={alert.sentence} at={alert.since} />;
    case "newer-version":
      return <AlertLine icon={GitBranchPlus} tone="plain" sentence={alert.sentence} />;
    case "budget":
      return <AlertLine icon={Coins} tone="waiting" sentence={alert.sentence} />;
    case "paused":
      return <AlertLine icon={CirclePause} tone="waiting" sentence={alert.sentence} at={alert.since} />;
    case "halt":
      return (
        <AlertLine
          icon={Hand}
          tone="waiting"
          sentence={`The next step to start will wait for approval of its plan, as ${alert.by} asked.`}
        />
      );
  }
}
