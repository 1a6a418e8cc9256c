import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FakeRefusal, makeFakeApi } from "../_trpc/testing/fake-api";
import type { RunItem } from "./run-item";
import { sampleRun } from "./testing/sample-run";
import { useRunRows } from "./use-run-rows";

afterEach(cleanup);

const id = (number: number) => `01a20302-0000-7000-8000-${String(number).padStart(12, "0")}`;
const run = (number: number, changes: Partial<RunItem> = {}) => sampleRun({ id: id(number), ...changes });

/** A server that holds runs, newest first, and answers as ours does. */
function open(held: RunItem[]) {
  const server = { runs: held, isAway: false };
  const { FakeApi, queryClient, calls } = makeFakeApi(({ input }) => {
    if (server.isAway) throw new FakeRefusal("not-allowed", "Only members may see runs.");
    const { ids, cursor, limit } = Object(input);
    const found = server.runs.filter((one) => (!ids || ids.includes(one.id)) && (!cursor || one.id < cursor));
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
  const hook = renderHook(() => useRunRows({}), { wrapper: FakeApi });
  const hint = () => act(() => queryClient.invalidateQueries({ queryKey: [["runs", "list"]] }));
  const shown = () => hook.result.current.rows?.shown.map((one) => one.id);
  return { ...hook, server, hint, shown, calls };
}

it("a new run waits behind the pill until it is wanted", async () => {
  const { result, server, hint, shown } = open([run(2), run(1)]);
  await waitFor(() => expect(shown()).toEqual([id(2), id(1)]));
  server.runs = [run(3), ...server.runs];
  await hint();
  await waitFor(() => expect(result.current.rows?.unseen.map((one) => one.id)).toEqual([id(3)]));
  expect(shown()).toEqual([id(2), id(1)]);
  act(() => void result.current.reveal());
  expect(shown()).toEqual([id(3), id(2), id(1)]);
  expect(result.current.rows?.unseen).toEqual([]);
});

it("a hint makes a shown run new where it stands", async () => {
  const { result, server, hint, shown } = open([run(2), run(1)]);
  await waitFor(() => expect(shown()).toHaveLength(2));
  server.runs = [run(2), run(1, { seq: 9, status: "completed" })];
  await hint();
  await waitFor(() => expect(result.current.rows?.shown[1]?.status).toBe("completed"));
});

it("older runs come at the end, and those that still move are kept fresh by their ids", async () => {
  const many = Array.from({ length: 110 }, (_, at) => run(110 - at));
  const { result, server, hint, shown } = open(many);
  await waitFor(() => expect(shown()).toHaveLength(100));
  act(() => result.current.more.load());
  await waitFor(() => expect(shown()).toHaveLength(110));
  expect(result.current.rows?.nextCursor).toBeNull();
  server.runs = many.map((one) => (one.id === id(1) ? run(1, { seq: 5, status: "failed" }) : one));
  await hint();
  await waitFor(() => expect(result.current.rows?.shown.at(-1)?.status).toBe("failed"));
});

it("says why older runs could not be loaded, and keeps what is there", async () => {
  const { result, server, shown } = open(Array.from({ length: 110 }, (_, at) => run(110 - at)));
  await waitFor(() => expect(shown()).toHaveLength(100));
  server.isAway = true;
  act(() => result.current.more.load());
  await waitFor(() => expect(result.current.more.fault?.sentence).toBe("Only members may see runs."));
  expect(shown()).toHaveLength(100);
});
