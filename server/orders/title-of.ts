import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { JsonObject } from "#workflows/definition/json";

const LONGEST = 80;

/** A run's title when nobody gave one: the first sentence of the first text of its input, else the workflow's name. */
export function titleOf({ name, inputs }: WorkflowDefinition, input: JsonObject): string {
  const declared = inputs
    .filter(({ type }) => type === "text" || type === "string")
    .map((field) => field.name);
  const texts = [...declared, ...Object.keys(input)].map((key) => input[key]);
  const first = texts.find((text) => typeof text === "string" && text.trim() !== "");
  return typeof first === "string" ? shorten(firstSentence(first)) : name;
}

function firstSentence(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.replace(/\s+/g, " ").replace(/\.$/, "");
}

/** Cuts between words where it can. */
function shorten(text: string): string {
  const points = [...text];
  if (points.length <= LONGEST) return text;
  const cut = points.slice(0, LONGEST - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
