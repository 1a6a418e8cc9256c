import { expect, it } from "vitest";
import { lookOfListed } from "./look-of-listed";
import { sampleRun } from "./testing/sample-run";

const word = (changes: Parameters<typeof sampleRun>[0]) => lookOfListed(sampleRun(changes)).word;
const retry = { kind: "retry" as const, sentence: "s", since: "", dueAt: null, who: [], action: null };

it("each way in which a run can stand has a word of its own", () => {
  expect([
    word({ status: "pending" }),
    word({ status: "running" }),
    word({ status: "running", waiting: retry }),
    word({ status: "paused", reason: "approval" }),
    word({ status: "paused", reason: "person" }),
    word({ status: "paused", reason: "incident" }),
    word({ status: "paused", reason: "stop" }),
    word({ status: "paused", reason: "budget" }),
    word({ status: "completed" }),
    word({ status: "failed" }),
    word({ status: "cancelled" }),
  ]).toEqual([
    ...["Queued", "Running", "Retrying", "Waiting for a person", "Paused", "Incident", "Stopped"],
    ...["Budget used up", "Completed", "Failed", "Cancelled"],
  ]);
});
