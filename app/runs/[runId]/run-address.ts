"use client";

import { useMemo } from "react";
import { VIEWS, type View } from "../../_review/views";
import { useAddress } from "../../_ui/use-address";

const RUN_TABS = [
  "graph",
  "timeline",
  "steps",
  "events",
  "documents",
  "decisions",
  "cost",
  "handoffs",
  "report",
] as const;
export type RunTab = (typeof RUN_TABS)[number];

/** Tabs that have the inspector beside them. */
const WITH_INSPECTOR: readonly RunTab[] = ["graph", "timeline", "steps"];

export function hasInspector(tab: RunTab): boolean {
  return WITH_INSPECTOR.includes(tab);
}

const EVENT_SHAPES = ["full", "compact", "json"] as const;
/** How the list of events shows each: its sentence, that with type and time, or its record. */
export type EventShape = (typeof EVENT_SHAPES)[number];

const INSPECTOR_PANELS = ["overview", "details", "context", "logs", "trace"] as const;
export type InspectorPanel = (typeof INSPECTOR_PANELS)[number];

/** What the address says of the run page, and how to change it. */
export type RunAddress = {
  tab: RunTab;
  /** The number of the event that the page shows the run at; null for now (experience.md 2, time travel). */
  at: number | null;
  /** The selected step or block. */
  stepKey: string | null;
  panel: InspectorPanel;
  /** What is open of the request that is decided in place; null for what fits it. */
  reviewView: View | null;
  eventShape: EventShape;
  /** The document that is open, by name, and its version; null for the newest. */
  documentName: string | null;
  documentVersion: number | null;
  /** The version that it is compared with. */
  comparedVersion: number | null;
};

function readRunAddress(query: URLSearchParams): RunAddress {
  return {
    tab: RUN_TABS.find((tab) => tab === query.get("tab")) ?? "graph",
    at: readNumber(query.get("at")),
    stepKey: query.get("step"),
    panel: INSPECTOR_PANELS.find((panel) => panel === query.get("panel")) ?? "overview",
    reviewView: VIEWS.find((view) => view === query.get("view")) ?? null,
    eventShape: EVENT_SHAPES.find((shape) => shape === query.get("as")) ?? "full",
    documentName: query.get("doc"),
    documentVersion: readNumber(query.get("v")),
    comparedVersion: readNumber(query.get("with")),
  };
}

function readNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

export function useRunAddress() {
  const { query, change } = useAddress();
  const address = useMemo(() => readRunAddress(query), [query]);
  const actions = useMemo(() => actionsOn(change), [change]);
  return { ...address, ...actions };
}

function actionsOn(change: ReturnType<typeof useAddress>["change"]) {
  return {
    openTab: (tab: RunTab) => change({ tab: tab === "graph" ? null : tab }),
    /** Shows a step in the inspector, beside the tab that is open where it has one; null closes it. */
    openStep: (stepKey: string | null, how: "push" | "replace" = "push") =>
      change({ ...tabForStep(), step: stepKey, panel: null, view: null }, how),
    /** Shows the run as it was after this event; null for now. */
    goTo: (at: number | null, how: "push" | "replace" = "replace") => change({ at: writeVersion(at) }, how),
    openPanel: (panel: InspectorPanel) => change({ panel: panel === "overview" ? null : panel }, "replace"),
    shapeEvents: (shape: EventShape) => change({ as: shape === "full" ? null : shape }, "replace"),
    openReviewView: (view: View | null) => change({ view }, "replace"),
    /** Shows a document, the newest version unless one is named, perhaps beside an older one. */
    openDocument: (doc: string, version: number | null = null, comparedWith: number | null = null) =>
      change({ tab: "documents", doc, v: writeVersion(version), with: writeVersion(comparedWith) }),
  };
}

/** A tab without an inspector gives way to the graph. */
function tabForStep(): { tab?: null } {
  const { tab } = readRunAddress(new URLSearchParams(window.location.search));
  return hasInspector(tab) ? {} : { tab: null };
}

function writeVersion(version: number | null): string | null {
  return version === null ? null : String(version);
}
