import { setTimeout as pause } from "node:timers/promises";
import { collectDigests } from "./collect-digests";
import { deliverDue, type OutChannel } from "./deliver";
import { forgetOld } from "./forget-old";
import { type NoteOptions, noteFacts } from "./note-facts";

export type NotifierOptions = NoteOptions & {
  /** Where people reach this program; links begin with it. */
  origin: string;
  /** Bells show something new. */
  onTold(): void;
};

type Turn = { work(): Promise<void>; running: Promise<void> | null };

const BEAT_MS = 1_000;
const STOP_WITHIN_MS = 3_000;
const FORGET_EVERY_MS = 3_600_000;

/**
 * Tells people what happened. Promises: (N1) every noted fact is told, and none twice: notes are taken away in the
 * commit that makes notices and messages, and both carry a key; (N2) every message is tried until it arrives, is
 * refused for good, or 24 hours are over; (N3) one that is sent again after a kill carries the key of the first
 * (reliability.md H18, promise 16); (N4) any number of processes may do it at once.
 */
export class Notifier {
  readonly #telling: Turn = { work: () => this.#tell(), running: null };
  /** Side by side: a receiver that is slow keeps nobody else waiting. */
  readonly #sending: readonly Turn[];
  #timer: NodeJS.Timeout | null = null;
  #forgotAt = 0;
  #isStopped = false;

  constructor(private readonly options: NotifierOptions) {
    const send = (channel: OutChannel) => () => this.#send(channel);
    const works = [send("email"), send("slack"), send("webhook"), () => this.#forget()];
    this.#sending = works.map((work) => ({ work, running: null }));
  }

  start(): void {
    this.#timer = setInterval(() => void this.beat(), BEAT_MS);
  }

  /** Waits a little for what is on its way; what is not done then is done by another process, or later. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    const done = Promise.all([this.#telling, ...this.#sending].map(({ running }) => running));
    await Promise.race([done, pause(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  /** Tells and sends what is due; what is still at it from an earlier beat goes on. Never throws. */
  async beat(): Promise<void> {
    await this.#takeTurn(this.#telling);
    await Promise.all(this.#sending.map((turn) => this.#takeTurn(turn)));
  }

  #takeTurn(turn: Turn): Promise<void> {
    turn.running ??= turn
      .work()
      .catch((error) => this.options.onTrouble("Notifications rest for a moment.", error))
      .finally(() => {
        turn.running = null;
      });
    return turn.running;
  }

  async #tell(): Promise<void> {
    let told = 0;
    for (let count = 1; count > 0 && !this.#isStopped; told += count) count = await noteFacts(this.options);
    if (told > 0) this.options.onTold();
    await collectDigests(this.options.db.pool);
  }

  async #send(channel: OutChannel): Promise<void> {
    const options = { ...this.options, pool: this.options.db.pool };
    while (!this.#isStopped && (await deliverDue(options, channel)) > 0);
  }

  async #forget(): Promise<void> {
    const now = performance.now();
    if (this.#forgotAt !== 0 && now - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now;
    await forgetOld(this.options.db.pool);
  }
}
