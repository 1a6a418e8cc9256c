import type { RunTextMessage } from "./protocol";

type Sheet = { runId: string; stepKey: string; text: string; sent: number; timer: NodeJS.Timeout | null };

const GAP_MS = 100;
/** Kept for those who join later; what is longer shows its end once it is a document. */
const KEPT_UNITS = 400_000;
const KEPT_TASKS = 500;

/** Collects the text that agents write and passes it on at most ten times a second for each task. */
export class TextDesk {
  readonly #sheets = new Map<string, Sheet>();

  constructor(private readonly send: (message: RunTextMessage) => void) {}

  write({ runId, stepKey, taskId, offset, text }: RunTextMessage): void {
    const sheet = this.#sheets.get(taskId) ?? this.#open(taskId, runId, stepKey);
    if (offset > sheet.text.length || offset + text.length > KEPT_UNITS) return;
    sheet.text = sheet.text.slice(0, offset) + text;
    sheet.timer ??= setTimeout(() => this.#flush(taskId, sheet), GAP_MS);
  }

  /** Everything written so far in a run, for somebody who joins. */
  textsOf(runId: string): RunTextMessage[] {
    return [...this.#sheets]
      .filter(([, sheet]) => sheet.runId === runId && sheet.text !== "")
      .map(([taskId, { stepKey, text }]) => ({ runId, stepKey, taskId, offset: 0, text }));
  }

  /** The attempt is over: its document is in the events now. */
  close(taskId: string): void {
    const sheet = this.#sheets.get(taskId);
    if (!sheet) return;
    if (sheet.timer) clearTimeout(sheet.timer);
    this.#flush(taskId, sheet);
    this.#sheets.delete(taskId);
  }

  #open(taskId: string, runId: string, stepKey: string): Sheet {
    const oldest = this.#sheets.keys().next().value;
    if (this.#sheets.size >= KEPT_TASKS && oldest !== undefined) this.close(oldest);
    const sheet: Sheet = { runId, stepKey, text: "", sent: 0, timer: null };
    this.#sheets.set(taskId, sheet);
    return sheet;
  }

  #flush(taskId: string, sheet: Sheet): void {
    sheet.timer = null;
    const text = sheet.text.slice(sheet.sent);
    if (text === "") return;
    const { runId, stepKey, sent: offset } = sheet;
    sheet.sent = sheet.text.length;
    this.send({ runId, stepKey, taskId, offset, text });
  }
}
