import type { Commit } from "#server/engine/journal-options";

/** Tells when runs end, and how long each of their steps took from the one before; times in milliseconds. */
export class RunWatch {
  readonly stepMs: number[] = [];
  readonly #runs = new Map<string, { lastAt: number; resolve(): void }>();

  /** Resolves when the run has completed; call it before the run starts. */
  completion(runId: string): Promise<void> {
    return new Promise((resolve) => {
      this.#runs.set(runId, { lastAt: performance.now(), resolve });
    });
  }

  see(commits: readonly Commit[]): void {
    const now = performance.now();
    for (const { runId, events } of commits) {
      const run = this.#runs.get(runId);
      if (!run) continue;
      for (const { type } of events) {
        if (type === "step.completed") {
          this.stepMs.push(now - run.lastAt);
          run.lastAt = now;
        } else if (type === "run.completed") {
          this.#runs.delete(runId);
          run.resolve();
        }
      }
    }
  }
}
