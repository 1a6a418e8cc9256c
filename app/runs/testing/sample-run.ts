import type { RunItem } from "../run-item";

/** A run as lists show it, for tests. */
export function sampleRun(changes: Partial<RunItem> = {}): RunItem {
  return {
    id: "01a20302-7cca-7ec2-a943-39de3db4268d",
    seq: 1,
    title: "Tennis booking",
    workflowId: "sdlc",
    pack: "botarmy",
    workflowVersion: "abc",
    project: "default",
    createdBy: "u1",
    status: "running",
    reason: null,
    reasonSentence: null,
    waiting: null,
    progress: { done: 0, total: 3, percent: 0, phase: null },
    needsPerson: false,
    openApprovals: 0,
    startedAt: "2026-11-22T10:00:00.000Z",
    finishedAt: null,
    people: { ms: 0, since: null },
    cost: 0,
    tags: [],
    forkedFrom: null,
    ...changes,
  };
}
