import { expect, test } from "vitest";
import { Breaker } from "./breaker";

const busy = { kind: "failed", isBusy: true, retryAfterMs: null } as const;
const down = { kind: "failed", isBusy: false, retryAfterMs: null } as const;
const never = new AbortController().signal;
const FAR = Number.MAX_SAFE_INTEGER;

/** Time passes only while somebody waits. */
function breakerAt() {
  const clock = { now: 0 };
  const breaker = new Breaker({
    now: () => clock.now,
    random: () => 0,
    wait: async (ms) => {
      clock.now += ms;
    },
  });
  return { breaker, clock };
}

test("after 429 nobody calls for a pause that grows", async () => {
  const { breaker, clock } = breakerAt();
  const waits: number[] = [];
  for (let call = 0; call < 5; call += 1) {
    const before = clock.now;
    const ticket = await breaker.enter(FAR, never);
    waits.push(clock.now - before);
    ticket.end(busy);
  }
  expect(waits).toEqual([0, 5_000, 25_000, 50_000, 50_000]);
});

test("what the provider asks for counts at first, and no less than the pause later", async () => {
  const { breaker, clock } = breakerAt();
  (await breaker.enter(FAR, never)).end({ ...busy, retryAfterMs: 1_000 });
  (await breaker.enter(FAR, never)).end({ ...busy, retryAfterMs: 1_000 });
  expect(clock.now).toBe(1_000);
  await breaker.enter(FAR, never);
  expect(clock.now).toBe(26_000);
});

test("one trouble of another kind stops nobody, three in a row do", async () => {
  const { breaker } = breakerAt();
  expect((await breaker.enter(FAR, never)).end(down)).toBe(0);
  expect((await breaker.enter(FAR, never)).end(down)).toBe(0);
  expect((await breaker.enter(FAR, never)).end(down)).toBe(5_000);
});

test("one call tries for everybody; when it is answered all go on", async () => {
  const { breaker } = breakerAt();
  (await breaker.enter(FAR, never)).end(busy);
  const probe = await breaker.enter(FAR, never);
  let entered = 0;
  const others = [1, 2, 3].map(() => breaker.enter(FAR, never).then(() => entered++));
  await Promise.resolve();
  expect(entered).toBe(0);
  probe.end({ kind: "answered" });
  await Promise.all(others);
  expect(entered).toBe(3);
});

test("a try that was given up leaves its place to the next", async () => {
  const { breaker } = breakerAt();
  (await breaker.enter(FAR, never)).end(busy);
  const probe = await breaker.enter(FAR, never);
  const next = breaker.enter(FAR, never);
  probe.end({ kind: "dropped" });
  await expect(next).resolves.toBeDefined();
});

test("who has less time than the pause does not wait for it", async () => {
  const { breaker } = breakerAt();
  (await breaker.enter(FAR, never)).end(busy);
  await expect(breaker.enter(4_000, never)).rejects.toMatchObject({ forMs: 5_000 });
});

test("an abort ends the waiting for news", async () => {
  const { breaker } = breakerAt();
  (await breaker.enter(FAR, never)).end(busy);
  await breaker.enter(FAR, never);
  const stop = new AbortController();
  const waiting = breaker.enter(FAR, stop.signal);
  stop.abort(new Error("cancelled"));
  await expect(waiting).rejects.toThrow("cancelled");
});
