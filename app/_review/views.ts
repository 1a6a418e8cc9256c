import type { Tab } from "../_ui/tabs";
import { hasBase } from "./papers";
import type { Reading } from "./use-reading";
import type { Review } from "./use-review";

export const VIEWS = ["document", "changes", "inputs", "reasons", "checks", "history", "raw"] as const;
/** The tabs of the document pane. For a question `inputs` are the documents of the run so far. */
export type View = (typeof VIEWS)[number];

type Viewed = Pick<Review, "request" | "papers"> & { reading: Pick<Reading, "unread"> };

export function tabsOf({ request, papers }: Viewed): Tab<View>[] {
  const said = request.history.length + request.comments.length;
  const history: Tab<View> = { value: "history", label: "History", count: said || undefined };
  if (request.kind === "question") return [{ value: "inputs", label: "Documents of the run" }, history];
  const count = papers.length > 1 ? papers.length : undefined;
  return [
    { value: "document", label: request.kind === "plan" ? "Plan" : "Document", count },
    ...(hasBase(papers) ? [{ value: "changes" as const, label: "Changes" }] : []),
    { value: "inputs", label: "Inputs", count: request.inputs.length },
    ...(request.kind === "result" ? [{ value: "reasons" as const, label: "Agent's reasons" }] : []),
    { value: "checks", label: "Checks" },
    history,
    { value: "raw", label: "Raw" },
  ];
}

/** The tab that is open: the wanted one, else the difference where there is one (reliability.md 4.3.4). */
export function shownView(viewed: Viewed, wanted: View | null): View {
  const tabs = tabsOf(viewed).map(({ value }) => value);
  if (wanted && tabs.includes(wanted)) return wanted;
  return tabs.includes("changes") ? "changes" : (tabs[0] ?? "history");
}

/** Whether going on in that tab comes to the end of something that is not read yet. */
export function isReadIn(view: View, { reading }: Viewed): boolean {
  if (view === "changes") return reading.unread.some(({ bases }) => bases.length > 0);
  return view === "document" || view === "raw";
}
