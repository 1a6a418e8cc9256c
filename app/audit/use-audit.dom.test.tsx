import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { type ApiCall, makeFakeApi } from "../_trpc/testing/fake-api";
import { NO_FILTER } from "./audit-filter";
import { useAudit } from "./use-audit";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A log whose entries are their numbers, newest first, as `audit.list` answers it. */
function makeLog(upTo: number) {
  const log = { upTo };
  const answer = ({ input }: ApiCall) => {
    const { limit, cursor } = Object(input);
    const from = cursor === undefined ? log.upTo : Number(cursor) - 1;
    const last = Math.max(from - limit + 1, 1);
    const items = Array.from({ length: from - last + 1 }, (_, at) => ({ seq: from - at }));
    return { items, nextCursor: last > 1 ? String(last) : null };
  };
  return { log, answer };
}

function open(upTo: number) {
  const { log, answer } = makeLog(upTo);
  const { FakeApi, calls } = makeFakeApi(answer);
  const hook = renderHook(() => useAudit(NO_FILTER), { wrapper: FakeApi });
  const numbers = () => hook.result.current.data?.map(({ seq }) => seq);
  return { ...hook, log, calls, numbers };
}

it("newer entries are announced and move nothing until they are asked for", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { result, log, numbers } = open(2);
  await waitFor(() => expect(numbers()).toEqual([2, 1]));
  expect(result.current.hasNewer).toBe(false);
  log.upTo = 3;
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  await waitFor(() => expect(result.current.hasNewer).toBe(true));
  expect(numbers()).toEqual([2, 1]);
  await act(() => result.current.refetch());
  await waitFor(() => expect(numbers()).toEqual([3, 2, 1]));
  expect(result.current.hasNewer).toBe(false);
});

it("older entries are added below, each once", async () => {
  const { result, numbers } = open(70);
  await waitFor(() => expect(numbers()?.length).toBe(50));
  await act(() => result.current.fetchNextPage());
  await waitFor(() => expect(numbers()?.length).toBe(70));
  expect(numbers()).toEqual(Array.from({ length: 70 }, (_, at) => 70 - at));
  expect(result.current.hasNextPage).toBe(false);
});
