import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** A call as the fake server saw it. Times in epoch milliseconds; `endedBy` is null while it is open. */
export type SeenCall = {
  id: number;
  /** The run's title and the step, when the prompt was one of ours. */
  place: string;
  model: string;
  behaviour: string;
  at: number;
  endedAt: number | null;
  endedBy: "server" | "client" | null;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
};

/** All calls, also on disk: each line is there before the call is answered. */
export class CallJournal {
  readonly calls: SeenCall[] = [];
  /** The most calls that were open at once for one step of one run. */
  mostOpenOfOneStep = 0;
  readonly #file: number | null;

  constructor(path: string | null) {
    this.#file = path === null ? null : openSync(path, "a");
  }

  begin(call: Pick<SeenCall, "place" | "model" | "behaviour">): SeenCall {
    const seen: SeenCall = {
      ...call,
      id: this.calls.length + 1,
      at: Date.now(),
      endedAt: null,
      endedBy: null,
      inputTokens: 0,
      outputTokens: 0,
      cachedTokens: 0,
    };
    this.calls.push(seen);
    const open = this.open.filter(({ place }) => place === seen.place).length;
    this.mostOpenOfOneStep = Math.max(this.mostOpenOfOneStep, open);
    this.#write({ event: "call", ...seen });
    return seen;
  }

  end(call: SeenCall, endedBy: "server" | "client"): void {
    if (call.endedAt !== null) return;
    call.endedAt = Date.now();
    call.endedBy = endedBy;
    this.#write({ event: "end", ...call });
  }

  get open(): SeenCall[] {
    return this.calls.filter(({ endedAt }) => endedAt === null);
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }

  #write(line: object): void {
    if (this.#file === null) return;
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
  }
}
