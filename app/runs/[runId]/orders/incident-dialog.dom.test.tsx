import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { FakeRefusal, makeFakeApi } from "../../../_trpc/testing/fake-api";
import { IncidentDialog } from "./incident-dialog";
import type { IncidentChoice, IncidentPlace } from "./say-incident-choice";

afterEach(cleanup);

const place: IncidentPlace = {
  runId: "01a20302-7cca-7ec2-a943-39de3db4268d",
  incidentId: "incident-1",
  stepKey: "plan",
  label: "Plan the project",
  agent: "analyst",
  sentence: "The model did not answer.",
  isBlock: false,
};

function open(choice: IncidentChoice, answer: () => unknown = () => ({ status: "running" })) {
  const { FakeApi, calls } = makeFakeApi(answer);
  const onClose = vi.fn();
  render(<IncidentDialog choice={choice} place={place} onClose={onClose} />, { wrapper: FakeApi });
  const write = (text: string) => fireEvent.change(screen.getByRole("textbox"), { target: { value: text } });
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  return { calls, onClose, write, press };
}

it("sends what the person wrote to the agent, and closes", async () => {
  const { calls, onClose, write, press } = open("edit-and-retry");
  write("use the second list");
  press("Try again");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls).toMatchObject([
    {
      path: "runs.retryStep",
      input: { stepKey: "plan", incidentId: "incident-1", input: "use the second list" },
    },
  ]);
});

it("does not skip a step without a word why", async () => {
  const { calls, press } = open("skip");
  press("Skip the step");
  expect((await screen.findByRole("alert")).textContent).toMatch(/is needed/);
  expect(calls).toEqual([]);
});

it("shows a refusal in place, keeps the words, and sends the same order again", async () => {
  const { calls, onClose, write, press } = open("fail", () => {
    throw new FakeRefusal("illegal-move", "The step is completed; only one at an incident can be failed.");
  });
  write("it cannot be done");
  press("End the run as failed");
  expect((await screen.findByRole("alert")).textContent).toMatch(/The step is completed/);
  expect(onClose).not.toHaveBeenCalled();
  press("End the run as failed");
  await waitFor(() => expect(calls.length).toBe(2));
  expect(calls[1]).toEqual(calls[0]);
});
