import type { Log } from "./log";

/** What a process runs, in the order in which it is stopped. */
export type Running = { stop(): Promise<void> }[];

const STOP_WITHIN_MS = 10_000;

/** Ctrl-C and SIGTERM end everything within 10 s; a second one at once. An unexpected error ends the program. */
export function endWith(running: Running, log: Log): void {
  let isEnding = false;
  const end = (code: number) => {
    if (isEnding) process.exit(code || 1);
    isEnding = true;
    setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref();
    void stopAll(running, log).then(() => process.exit(code));
  };
  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      log.fatal(
        { err: error },
        "An unexpected error ends the program; work that was under way is taken up again.",
      );
      end(1);
    });
  }
}

/** Stops every part, also when one of them cannot stop. */
export async function stopAll(running: Running, log: Log): Promise<void> {
  for (const part of running.splice(0)) {
    await part.stop().catch((error: unknown) => log.warn({ err: error }, "A part did not stop cleanly."));
  }
}
