import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { RunEvent } from "#workflows/run/events";
import { makeFakeApi } from "../../../_trpc/testing/fake-api";
import { EVENTS_PER_PAGE } from "./event-pages";
import { useEventPages } from "./use-event-pages";

afterEach(cleanup);

const RUN = "01a20302-7cca-7ec2-a943-39de3db4268d";

/** A server with 10,000 events. */
function answer({ input }: { input: unknown }) {
  const { after, limit } = Object(input);
  const items = Array.from({ length: limit }, (_, at) => ({
    seq: after + at + 1,
    at: "2026-11-22T10:00:00.000Z",
    type: "run.completed",
    data: { sentence: `Event ${after + at + 1}` },
  }));
  return { items, lastSeq: 10_000 };
}

function news(seq: number): RunEvent {
  return { seq, at: 0, type: "run.completed", data: { sentence: "live" } };
}

function open(first: number, last: number, live: RunEvent[] = []) {
  const { FakeApi, calls } = makeFakeApi(answer);
  const hook = renderHook(({ from, to }) => useEventPages(RUN, live, from, to), {
    wrapper: FakeApi,
    initialProps: { from: first, to: last },
  });
  const asked = () => calls.map(({ input }) => Object(input).after);
  return { ...hook, asked };
}

it("reads only the pages in sight, each once", async () => {
  const { result, rerender, asked } = open(9_950, 9_980);
  expect(result.current.find(9_960)).toBeUndefined();
  await waitFor(() => expect(result.current.find(9_960)?.seq).toBe(9_960));
  rerender({ from: 1, to: 20 });
  await waitFor(() => expect(result.current.find(7)?.seq).toBe(7));
  rerender({ from: 9_950, to: 9_980 });
  expect(result.current.find(9_960)?.seq).toBe(9_960);
  expect(asked()).toEqual([9_800, 0]);
});

it("takes what came while the page is open from the news, without asking", async () => {
  const { result, asked } = open(201, 203, [news(201), news(202), news(203)]);
  expect(result.current.find(202)).toMatchObject({ seq: 202, data: { sentence: "live" } });
  expect(asked()).toEqual([]);
});

it("asks for the page on which the news begin as far as it is older", async () => {
  const { result, asked } = open(190, 202, [news(199), news(200), news(201), news(202)]);
  await waitFor(() => expect(result.current.find(198)?.seq).toBe(198));
  expect(result.current.find(199)).toMatchObject({ data: { sentence: "live" } });
  expect(asked()).toEqual([0]);
  expect(EVENTS_PER_PAGE).toBe(200);
});
