import type { RunItem } from "./run-item";

/** What came of an order for one run: `refusal` null when it was carried out. */
export type OrderResult = { run: RunItem; refusal: string | null };

type Orders = {
  /** The runs, page by page. */
  pages: AsyncIterable<readonly RunItem[]>;
  send: (run: RunItem) => Promise<string | null>;
  onResult: (result: OrderResult) => void;
  /** Ends it after what is under way. */
  signal: AbortSignal;
  /** Sent at once. */
  atOnce: number;
};

/** Sends an order to many runs, a few at once, each with a result of its own; stops when it is told to. */
export async function orderMany({ pages, send, onResult, signal, atOnce }: Orders): Promise<void> {
  for await (const page of pages) {
    const ahead = [...page];
    const work = async () => {
      for (let run = ahead.shift(); run && !signal.aborted; run = ahead.shift()) {
        onResult({ run, refusal: await send(run) });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (signal.aborted) return;
  }
}
