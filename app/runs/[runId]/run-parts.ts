"use client";

import { latePart } from "../../_live/late-part";
import type { RunTab } from "./run-address";

/** The tabs of the run page, each with a program of its own: the page opens with the one that is looked at. */
export const RUN_PARTS = {
  graph: latePart("graph", () => import("./graph/graph-tab").then((it) => it.GraphTab)),
  timeline: latePart("timeline", () => import("./timeline/timeline-tab").then((it) => it.TimelineTab)),
  steps: latePart("list of steps", () => import("./steps/steps-tab").then((it) => it.StepsTab)),
  events: latePart("list of events", () => import("./events/events-tab").then((it) => it.EventsTab)),
  documents: latePart("documents", () => import("./documents/documents-tab").then((it) => it.DocumentsTab)),
  decisions: latePart("decisions", () => import("./decisions/decisions-tab").then((it) => it.DecisionsTab)),
  cost: latePart("cost", () => import("./cost/cost-tab").then((it) => it.CostTab)),
  handoffs: latePart("handoffs", () => import("./handoffs/handoffs-tab").then((it) => it.HandoffsTab)),
  report: latePart("report", () => import("./report/report-tab").then((it) => it.ReportTab)),
} satisfies Record<RunTab, unknown>;

/** What stands beside a selected step. */
export const StepInspector = latePart("step", () =>
  import("./inspector/step-inspector").then((it) => it.StepInspector),
);

/** Loads what the address shows at once, while the run itself is on its way. */
export function loadShown(tab: RunTab, hasStep: boolean): void {
  // A failure is told, and tried again, where the part is to appear.
  RUN_PARTS[tab].load().catch(() => {});
  if (tab === "graph") openLayout().catch(() => {});
  if (hasStep) StepInspector.load().catch(() => {});
}

/** The graph's engine is large: it comes beside the run, not after it. */
async function openLayout(): Promise<void> {
  const { openEngine } = await import("../../_graph/layout-engine");
  openEngine();
}

/** Loads all others, one by one, so that they are there also when the server is not. */
export async function loadRest(): Promise<void> {
  for (const part of [StepInspector, ...Object.values(RUN_PARTS)]) await part.load();
}
