import { expect, it } from "vitest";
import { type OrderResult, orderMany } from "./order-many";
import { sampleRun } from "./testing/sample-run";

const runs = Array.from({ length: 10 }, (_, at) => sampleRun({ id: `run-${at}` }));

async function* pages() {
  yield runs.slice(0, 6);
  yield runs.slice(6);
}

it("every run has a result, and never more than a few are under way", async () => {
  let underWay = 0;
  let most = 0;
  const results: OrderResult[] = [];
  const send = async ({ id }: { id: string }) => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    underWay--;
    return id === "run-3" ? "It has ended." : null;
  };
  const onResult = (result: OrderResult) => void results.push(result);
  await orderMany({ pages: pages(), send, onResult, signal: new AbortController().signal, atOnce: 3 });
  expect(results.map(({ run }) => run.id).sort()).toEqual(runs.map(({ id }) => id));
  expect(results.filter(({ refusal }) => refusal !== null).map(({ run }) => run.id)).toEqual(["run-3"]);
  expect(most).toBe(3);
});

it("when it is stopped, nothing more is sent", async () => {
  const stop = new AbortController();
  const sent: string[] = [];
  const send = async ({ id }: { id: string }) => {
    sent.push(id);
    if (sent.length === 2) stop.abort();
    return null;
  };
  await orderMany({ pages: pages(), send, onResult: () => {}, signal: stop.signal, atOnce: 1 });
  expect(sent).toEqual(["run-0", "run-1"]);
});
