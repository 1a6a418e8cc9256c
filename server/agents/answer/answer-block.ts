import { z } from "zod";
import type { AgentTask } from "#server/engine/agent-port";
import { Json, type JsonObject } from "#workflows/definition/json";

const text = (most: number) => z.string().trim().max(most);

const Concern = z.object({
  trigger: z.enum(["conflict_detected", "safety_violation"]),
  sentence: text(500).min(1),
});

const Question = z.object({
  text: text(2_000).min(1),
  options: z
    .array(z.object({ value: text(200).min(1), label: text(500).min(1) }))
    .max(10)
    .default([]),
  recommendation: text(200).nullable().default(null),
});

const QuestionBlock = z.object({ question: Question });

const Result = z.object({
  summary: text(4_000).min(1),
  confidence: z.number().min(0).max(1),
  confidence_reason: text(2_000).default(""),
  open_questions: z.array(text(1_000)).max(50).default([]),
  concerns: z.array(Concern).max(20).default([]),
  findings: z.record(z.string(), Json).default({}),
});

/** The block that ends an answer: what came of the step, or a question in place of a document. */
export type AnswerBlock =
  | ({ kind: "result" } & z.infer<typeof Result>)
  | ({ kind: "question" } & z.infer<typeof Question>);

/** What is wrong with an answer: the field or heading, and what it should be. */
export class AnswerProblem extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the block's JSON. Throws `AnswerProblem` with the first field that is wrong. */
export function readAnswerBlock(source: string, task: Pick<AgentTask, "asks">): AnswerBlock {
  const value = parseJson(source);
  const asked = QuestionBlock.safeParse(value);
  if (asked.success) return { kind: "question", ...readQuestion(asked.data.question) };
  const result = Result.safeParse(value);
  if (!result.success) throw describeIssue(result.error.issues[0]);
  return { kind: "result", ...result.data, findings: readFindings(result.data.findings, task) };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AnswerProblem("result block", `The result block is not JSON: ${reason}`);
  }
}

/** A recommendation is one of the options or none. */
function readQuestion(question: z.infer<typeof Question>): z.infer<typeof Question> {
  const isOption = question.options.some(({ value }) => value === question.recommendation);
  return isOption ? question : { ...question, recommendation: null };
}

function describeIssue(issue: z.core.$ZodIssue | undefined): AnswerProblem {
  const field = issue?.path.join(".") || "result block";
  return new AnswerProblem(
    field,
    `In the result block, \`${field}\` is wrong: ${issue?.message ?? "unreadable"}.`,
  );
}

/** Exactly what was asked, each of its kind; null says that the documents do not tell (then a person is asked). */
function readFindings(given: JsonObject, { asks }: Pick<AgentTask, "asks">): JsonObject {
  const findings: JsonObject = {};
  for (const ask of asks) {
    const field = `findings.${ask.name}`;
    if (!Object.hasOwn(given, ask.name)) {
      throw new AnswerProblem(field, `In the result block, \`${field}\` is missing: it was asked.`);
    }
    const value = given[ask.name];
    if (value === null || value === undefined) continue;
    const { expected, shape } = shapeOf(ask);
    if (!shape.safeParse(value).success) {
      throw new AnswerProblem(
        field,
        `In the result block, \`${field}\` is wrong: expected ${expected} or null.`,
      );
    }
    findings[ask.name] = value;
  }
  return findings;
}

function shapeOf({ values, isList }: AgentTask["asks"][number]): { expected: string; shape: z.ZodType } {
  if (isList) return { expected: "a list of short texts", shape: z.array(text(500).min(1)).max(500) };
  if (values.length === 0) return { expected: "true or false", shape: z.boolean() };
  return { expected: "a short text", shape: text(200).min(1) };
}
