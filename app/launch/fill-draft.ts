import { z } from "zod";
import type { InputField } from "#workflows/definition/definition";
import { type Json, JsonObject } from "#workflows/definition/json";
import { Answer, Oversight, Unanswered } from "#workflows/run/signals";
import type { LaunchDraft } from "./launch-draft";
import type { DraftValue } from "./read-draft";

/** What a run was started with, as its first event says. */
export const StartedWith = z.object({
  input: JsonObject,
  oversight: Oversight,
  answers: z.record(z.string(), Answer),
  unanswered: Unanswered,
});
export type StartedWith = z.infer<typeof StartedWith>;

/** The form as it was for that run; the title is left to the new one. */
export function draftLike(
  fields: readonly InputField[],
  { input, oversight, answers, unanswered }: Omit<StartedWith, "oversight"> & Pick<LaunchDraft, "oversight">,
): Partial<LaunchDraft> {
  const booleans = Object.entries(answers).flatMap(([name, answer]) =>
    typeof answer === "boolean" ? [[name, answer] as const] : [],
  );
  return {
    values: valuesOf(fields, input),
    oversight,
    answers: Object.fromEntries(booleans),
    unanswered,
  };
}

/** Fields as they stand in the form for an input; what the input does not have is left empty. */
export function valuesOf(fields: readonly InputField[], input: JsonObject): Record<string, DraftValue> {
  return Object.fromEntries(fields.map((field) => [field.name, fieldValue(field, input[field.name])]));
}

function fieldValue({ type }: InputField, value: Json | undefined): DraftValue {
  if (type === "boolean") return typeof value === "boolean" ? value : null;
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(asText).join("\n");
  return asText(value);
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** An input as a person wrote it in JSON, or the sentence that says what is wrong with it. */
export function parseInput(
  fields: readonly InputField[],
  text: string,
): { input: JsonObject; fault: null } | { input: null; fault: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { input: null, fault: `This is no JSON: ${error instanceof Error ? error.message : ""}` };
  }
  const input = JsonObject.safeParse(read);
  if (!input.success) return { input: null, fault: 'The input is an object: { "field": value }.' };
  const known = fields.map(({ name }) => name);
  const stranger = Object.keys(input.data).find((name) => !known.includes(name));
  if (stranger === undefined) return { input: input.data, fault: null };
  const names = known.length > 0 ? `It has: ${known.join(", ")}.` : "It has none.";
  return { input: null, fault: `The workflow has no field "${stranger}". ${names}` };
}
