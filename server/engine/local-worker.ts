/** A task that the local worker holds from its very first moment. */
export type LeasedTask = {
  taskId: string;
  runId: string;
  stepKey: string;
  agent: string;
  fence: number;
  /** Its start is recorded already, with the commit that made it. */
  isStarted: boolean;
};

/** The worker of this process, as far as the journal knows it. */
export type LocalWorker = {
  id: string;
  /** Reserves room for up to `wanted` tasks and answers how many it takes. */
  reserve(wanted: number): number;
  /** Gives room back that was reserved for tasks that were not made. */
  release(count: number): void;
  /** Starts tasks that are committed and leased to it. */
  take(tasks: LeasedTask[]): void;
  /** Stops a task whose result no longer counts. */
  abort(taskId: string, because: string): void;
};
