import type { Crumb } from "../../_ui/page-header";

export const RUNS_CRUMB: Crumb = { label: "Runs", href: "/runs" };
