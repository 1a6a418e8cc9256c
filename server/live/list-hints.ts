import type { RunEvent } from "#workflows/run/events";

/** Whoever shows lists: a room of sockets, or one of them. */
type Lists = {
  emit(event: "runs:changed" | "agents:changed" | "stops:changed"): unknown;
  emit(event: "inbox:changed", inbox: { open: number }): unknown;
};

export type ListHintsOptions = {
  lists: Lists;
  countOpenApprovals(): Promise<number>;
  onTrouble(message: string, error: unknown): void;
};

const GAP_MS = 200;

/** After these another number of runs stands under a stop. */
const CHANGES_STOPS: ReadonlySet<string> = new Set(["run.stopped", "run.released", "run.cancelled"]);

/** Tells lists what to fetch again, at most five times a second however much is committed. */
export class ListHints {
  readonly #due = { runs: false, agents: false, inbox: false, stops: false };
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: ListHintsOptions) {}

  follow(events: readonly RunEvent[]): void {
    for (const { type } of events) {
      this.#due.runs = true;
      this.#due.agents ||= type.startsWith("agent.") || type.startsWith("step.");
      this.#due.inbox ||= type.startsWith("approval.");
      this.#due.stops ||= CHANGES_STOPS.has(type);
    }
    this.#sendSoon();
  }

  /** Another process committed something: every list may have changed. */
  followUnknown(): void {
    Object.assign(this.#due, { runs: true, agents: true, inbox: true, stops: true });
    this.#sendSoon();
  }

  sendInboxCount(to: Lists): void {
    this.options.countOpenApprovals().then(
      (open) => to.emit("inbox:changed", { open }),
      (error) => this.options.onTrouble("The inbox could not be counted.", error),
    );
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => this.#send(), GAP_MS);
  }

  #send(): void {
    this.#timer = null;
    const { runs, agents, inbox, stops } = this.#due;
    Object.assign(this.#due, { runs: false, agents: false, inbox: false, stops: false });
    const { lists } = this.options;
    if (runs) lists.emit("runs:changed");
    if (agents) lists.emit("agents:changed");
    if (stops) lists.emit("stops:changed");
    if (inbox) this.sendInboxCount(lists);
  }
}
