import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { RunEvent } from "#workflows/run/events";
import type { RunState } from "#workflows/run/run-state";
import type { RunView } from "#workflows/run/run-view";
import type { LiveTexts } from "../../_live/live-text";
import type { ReadHistory } from "../../_live/use-run-history";
import type { Store } from "../../_ui/store";

/** What every part of the run page draws from: the run as it is, or was, at `view.seq`. */
export type LiveRun = {
  view: RunView;
  /** What the view was made from. */
  state: RunState;
  definition: WorkflowDefinition;
  /** The sequence of the definition that it runs. */
  sequence: string;
  /** All that happened, as far as it was read: wanted by the scrubber, the timeline and the report. */
  read: ReadHistory;
  /** Events since the page was opened, in order; those before are asked for. */
  news: readonly RunEvent[];
  /** What agents are writing at this moment. */
  texts: Store<LiveTexts>;
};
