"use client";

import { useMemo } from "react";
import { VIEWS, type View } from "../../_review/views";
import { useAddress } from "../../_ui/use-address";

export const RUN_TABS = ["steps", "documents", "events", "decisions", "handoffs"] as const;
export type RunTab = (typeof RUN_TABS)[number];

export const INSPECTOR_PANELS = ["overview", "context", "details"] as const;
export type InspectorPanel = (typeof INSPECTOR_PANELS)[number];

/** What the address says of the run page, and how to change it. */
export type RunAddress = {
  tab: RunTab;
  /** The selected step or block. */
  stepKey: string | null;
  panel: InspectorPanel;
  /** What is open of the request that is decided in place; null for what fits it. */
  reviewView: View | null;
  /** The document that is open, by name, and its version; null for the newest. */
  documentName: string | null;
  documentVersion: number | null;
  /** The version that it is compared with. */
  comparedVersion: number | null;
};

export function readRunAddress(query: URLSearchParams): RunAddress {
  return {
    tab: RUN_TABS.find((tab) => tab === query.get("tab")) ?? "steps",
    stepKey: query.get("step"),
    panel: INSPECTOR_PANELS.find((panel) => panel === query.get("panel")) ?? "overview",
    reviewView: VIEWS.find((view) => view === query.get("view")) ?? null,
    documentName: query.get("doc"),
    documentVersion: readVersion(query.get("v")),
    comparedVersion: readVersion(query.get("with")),
  };
}

function readVersion(text: string | null): number | null {
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
    openTab: (tab: RunTab) => change({ tab: tab === "steps" ? null : tab }),
    /** Shows a step beside the list of steps; null closes it. */
    openStep: (stepKey: string | null, how: "push" | "replace" = "push") =>
      change({ tab: null, step: stepKey, panel: null, view: null }, how),
    openPanel: (panel: InspectorPanel) => change({ panel: panel === "overview" ? null : panel }, "replace"),
    openReviewView: (view: View | null) => change({ view }, "replace"),
    /** Shows a document, the newest version unless one is named, perhaps beside an older one. */
    openDocument: (doc: string, version: number | null = null, comparedWith: number | null = null) =>
      change({ tab: "documents", doc, v: writeVersion(version), with: writeVersion(comparedWith) }),
  };
}

function writeVersion(version: number | null): string | null {
  return version === null ? null : String(version);
}
