import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { InputField } from "#workflows/definition/definition";
import { FakeRefusal, makeFakeApi } from "../_trpc/testing/fake-api";
import { EMPTY_DRAFT, type LaunchDraft, type LaunchTarget } from "./launch-draft";
import { useLaunch } from "./use-launch";

afterEach(cleanup);

const idea: InputField = {
  name: "idea",
  type: "text",
  title: "Idea",
  help: "",
  example: "",
  required: true,
  default: null,
  choices: [],
};
const target: LaunchTarget = {
  workflowId: "sdlc",
  pack: "botarmy",
  sequence: undefined,
  fields: [idea],
  choices: [],
};

function draftOf(text: string): LaunchDraft {
  return { ...EMPTY_DRAFT, values: { idea: text } };
}

function open(answer: () => unknown) {
  const api = makeFakeApi(answer);
  const started: string[] = [];
  const hook = renderHook(({ draft }) => useLaunch(target, draft, (runId) => started.push(runId)), {
    wrapper: api.FakeApi,
    initialProps: { draft: draftOf("Tennis") },
  });
  const requestIds = () => api.calls.map(({ input }) => Object(input).requestId);
  return { ...hook, started, calls: api.calls, requestIds };
}

it("a double click sends one request id, so that it makes one run", async () => {
  const { result, requestIds, started } = open(() => ({ runId: "run-1" }));
  act(() => {
    result.current.submit();
    result.current.submit();
  });
  await waitFor(() => expect(started.length).toBeGreaterThan(0));
  expect(requestIds().length).toBe(2);
  expect(new Set(requestIds()).size).toBe(1);
  expect(result.current.isStarting).toBe(true);
});

it("the same order after a lost answer keeps its request id, a changed one gets another", async () => {
  const { result, rerender, requestIds } = open(() => {
    throw new TypeError("connection lost");
  });
  for (const [at, text] of ["Tennis", "Tennis", "Chess"].entries()) {
    rerender({ draft: draftOf(text) });
    act(() => result.current.submit());
    await waitFor(() => expect(requestIds().length).toBe(at + 1));
    await waitFor(() => expect(result.current.fault?.reason).toBe("unreachable"));
  }
  const [first, second, third] = requestIds();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it("a form that is not ready is not sent, and says what is missing", () => {
  const { result, rerender, calls } = open(() => ({ runId: "run-1" }));
  rerender({ draft: draftOf(" ") });
  expect(result.current.fieldFaults).toEqual({});
  act(() => result.current.submit());
  expect(result.current.fieldFaults).toEqual({ idea: '"Idea" is needed.' });
  expect(calls).toEqual([]);
});

it("what the server says of a field stands at the field, anything else above the form", async () => {
  const refusals = [
    new FakeRefusal("bad-input", "First.", { field: "input.idea", "input.idea": "Too short." }),
    new FakeRefusal("not-found", "There is no such workflow."),
  ];
  const { result } = open(() => {
    throw refusals.shift();
  });
  act(() => result.current.submit());
  await waitFor(() => expect(result.current.fieldFaults).toEqual({ idea: "Too short." }));
  expect(result.current.fault).toBeNull();
  act(() => result.current.submit());
  await waitFor(() => expect(result.current.fault?.sentence).toBe("There is no such workflow."));
  expect(result.current.fieldFaults).toEqual({});
});
