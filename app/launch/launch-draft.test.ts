import { expect, it } from "vitest";
import { EMPTY_DRAFT, type LaunchTarget, writeOrder } from "./launch-draft";

const target: LaunchTarget = {
  workflowId: "sdlc",
  pack: "botarmy",
  sequence: undefined,
  fields: [],
  choices: [{ kind: "condition", name: "user_pays", label: "Pays", stepKeys: ["bill"] }],
};

it("leaves to the server what nobody set", () => {
  expect(writeOrder(target, EMPTY_DRAFT).order).toEqual({
    workflowId: "sdlc",
    pack: "botarmy",
    input: {},
    answers: {},
    unanswered: "ask",
  });
});

it("sends title, oversight, sequence and answers that were set", () => {
  const draft = {
    ...EMPTY_DRAFT,
    title: " Tennis ",
    oversight: "high" as const,
    answers: { user_pays: false },
    unanswered: "no" as const,
  };
  expect(writeOrder({ ...target, sequence: "jam" }, draft).order).toMatchObject({
    title: "Tennis",
    oversight: "high",
    sequence: "jam",
    answers: { user_pays: false },
    unanswered: "no",
  });
});

it("forgets the answer to a choice that the workflow no longer has", () => {
  const draft = { ...EMPTY_DRAFT, answers: { user_left: true, user_pays: true } };
  expect(writeOrder(target, draft).order.answers).toEqual({ user_pays: true });
});
