import fc from "fast-check";
import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { answersAhead, finishes, type Move } from "../testing/moves";
import { ann, bob } from "../testing/people";
import { given } from "../testing/scenario";
import { runsOf } from "../testing/tier";
import { advance } from "./advance";
import { RunRefusal } from "./refusal";
import { type RunState, stepOf } from "./run-state";

const definition = workflow([
  step("first"),
  step("extra", { optional: true }),
  step("second", { agents: ["a", "b"] }),
]);
const begun = given(definition);

const names = ["extra", "second.agent"] as const;
const answerOf = { extra: true, "second.agent": "b" } as const;

/** What comes in by itself or from people, in any order: each as often as it takes until it is done with. */
const sources: Move[] = [
  finishes("first"),
  ...names.map((name, at) => answersAhead(name, answerOf[name], { by: at === 0 ? ann : bob })),
  finishes("extra"),
  finishes("second"),
];

test("E15: whenever an answer comes, before or after its question, none is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      let state: RunState = begun.state;
      const send = (move: Move) => {
        try {
          state = advance(definition, state, move(definition, state), begun.at).state;
        } catch (error) {
          if (!(error instanceof RunRefusal)) throw error;
          answerInstead(error.details.approvalId);
        }
      };
      const answerInstead = (approvalId: unknown) => {
        const approval = state.approvals[String(approvalId)];
        const name = names.find((one) => one === approval?.finding);
        if (!approval || !name) return;
        const decision = { approvalId: approval.approvalId, decisionId: `late-${name}`, by: ann };
        const answer = { ...decision, answer: answerOf[name], comment: "" };
        state = advance(definition, state, { type: "answerApproval", ...answer }, begun.at).state;
      };
      for (const move of sources) void scheduler.schedule(Promise.resolve(move)).then(send);
      await scheduler.waitAll();
      for (const key of ["first", "extra", "second"]) {
        const stage = stepOf(state, key)?.stage;
        if (stage === "queued" || stage === "working") send(finishes(key));
      }
      expect(state.standing.status).toBe("completed");
      expect(names.map((name) => state.findings[name]?.value)).toEqual([true, "b"]);
      expect(stepOf(state, "second")?.agent).toBe("b");
      expect(Object.keys(state.keptAnswers ?? {})).toEqual([]);
    }),
    runsOf(5_000, 50_000),
  );
}, 3_600_000);
