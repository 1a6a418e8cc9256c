import type { Role } from "#workflows/definition/definition";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import type { Proof } from "#workflows/run/proof/proof";
import { prove } from "#workflows/run/proof/prove";

export type ProofQuestion = { id: number; source: string; people: readonly Role[] | null };
export type ProofAnswer = { id: number; proof: Proof | null };

/** As many as the server explores: enough for fifty steps, done within a second or two. */
const BOUND = 2_000;

/** Proves a draft beside the page, which stays free to be typed in. No proof without a definition. */
addEventListener("message", ({ data }: MessageEvent<ProofQuestion>) => {
  const { id, source, people } = data;
  const { definition } = parseWorkflow({ file: "draft.yaml", pack: "draft", source });
  const options = people === null ? { bound: BOUND } : { bound: BOUND, people };
  const answer: ProofAnswer = { id, proof: definition ? prove(definition, options) : null };
  postMessage(answer);
});
