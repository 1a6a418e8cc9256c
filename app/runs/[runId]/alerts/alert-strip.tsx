"use client";

import { CirclePause, Hand, Unplug } from "lucide-react";
import type { RunView } from "#workflows/run/run-view";
import { useServerClock } from "../../../_ui/server-clock";
import { AlertLine } from "./alert-line";
import { IncidentLine } from "./incident-line";
import { listAlerts, noWorkerFrom, type RunAlert } from "./list-alerts";

/** One line for each thing that keeps the run from moving, worst first; nothing when all is well. */
export function AlertStrip({ view }: { view: RunView }) {
  const lateFrom = noWorkerFrom(view);
  const isLate = useServerClock((now) => lateFrom !== null && now >= lateFrom);
  const alerts = listAlerts(view, isLate && lateFrom !== null ? lateFrom : 0);
  if (alerts.length === 0) return null;
  return (
    <ul aria-label="Alerts" className="shrink-0 divide-y divide-line border-b">
      {alerts.map((alert) => (
        <li key={alert.kind === "incident" ? alert.id : alert.kind}>
          <Alert alert={alert} />
        </li>
      ))}
    </ul>
  );
}

function Alert({ alert }: { alert: RunAlert }) {
  switch (alert.kind) {
    case "incident":
      return <IncidentLine place={alert.place} at={alert.at} />;
    case "no-worker":
      return <AlertLine icon={Unplug} tone="failed" sentence={alert.sentence} at={alert.since} />;
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
