import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { io } from "socket.io-client";
import { afterEach, expect, it, vi } from "vitest";
import { evolve } from "#workflows/run/evolve";
import { unstartedRun } from "#workflows/run/run-state";
import { step, workflow } from "#workflows/testing/build-workflow";
import { finishes } from "#workflows/testing/moves";
import { given } from "#workflows/testing/scenario";
import { makeFakeApi } from "../_trpc/testing/fake-api";
import { createStore } from "../_ui/store";
import type { LinkState } from "./link-state";
import { LiveContext } from "./live-context";
import type { LiveSocket } from "./live-socket";
import { useRun } from "./use-run";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const definition = workflow([step("plan"), step("draw")]);
const { history } = given(definition, finishes("plan"));
const RUN = history[0] && given(definition).state.runId;
const stateAt = (seq: number) => evolve(unstartedRun(RUN ?? ""), history.slice(0, seq));

function show(answer: () => unknown) {
  const { FakeApi } = makeFakeApi(answer);
  const socket: LiveSocket = io({ autoConnect: false });
  const link = createStore<LinkState>({ kind: "up" });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <FakeApi>
      <LiveContext value={{ socket, link }}>{children}</LiveContext>
    </FakeApi>
  );
  const { result } = renderHook(() => useRun(RUN ?? ""), { wrapper });
  const seq = () => result.current.run?.state.seq;
  async function arrive(at: number) {
    const event = history[at - 1];
    if (!event) throw new Error(`There is no event ${at}.`);
    const message = { ...event, runId: RUN, at: new Date(event.at).toISOString() };
    for (const listener of socket.listeners("run:event")) Reflect.apply(listener, socket, [message]);
    await waitFor(() => expect(seq()).toBe(at));
  }
  return { result, seq, arrive };
}

it("a run that is loaded anew is shown and followed from there, whoever loaded it", async () => {
  let kept = 2;
  const { result, seq, arrive } = show(() => ({ definition, state: stateAt(kept) }));
  await waitFor(() => expect(seq()).toBe(2));
  await arrive(3);
  kept = 5;
  await act(() => result.current.query.refetch());
  await waitFor(() => expect(seq()).toBe(5));
  await arrive(6);
});

it("what cannot be loaded because the server is away is loaded once it is back", async () => {
  vi.useFakeTimers();
  let isAway = true;
  const { result, seq } = show(() => {
    if (isAway) throw new TypeError("Failed to fetch");
    return { definition, state: stateAt(2) };
  });
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  expect(result.current.query.error).not.toBeNull();
  isAway = false;
  await act(() => vi.advanceTimersByTimeAsync(6_000));
  expect(seq()).toBe(2);
});
