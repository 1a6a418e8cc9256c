import type { AgentTask, GivenDocument } from "#server/engine/agent-port";
import { Json, JsonObject } from "#workflows/definition/json";

/** A fenced text of a prompt. */
type Fence = { kind: string; attributes: Record<string, string>; text: string };

const FENCE = /<((?:order|data)-\d+)([^>\n]*)>\n([\s\S]*?)\n<\/\1>/g;
const FOLD = /⟦(\d+)⟧/g;

/**
 * The task that a prompt of `composePrompt` was made of, as far as an answer needs it; undefined when the text
 * is none of ours.
 */
export function readPrompt(user: string): AgentTask | undefined {
  const fences: Fence[] = [];
  const outline = user.replace(FENCE, (_, __, attributes: string, text: string) => {
    const at = fences.push({ ...readAttributes(attributes), text }) - 1;
    return `⟦${at}⟧`;
  });
  const input = fences.find(({ kind }) => kind === "input");
  const agent = /^- Agent: (\S+) \((.+)\)$/m.exec(outline);
  if (!input || !agent) return undefined;
  const { title, input: values } = readInput(input.text);
  const fact = (name: string) => new RegExp(`^- ${name}: (.*)$`, "m").exec(outline)?.[1] ?? "";
  const ofKind = (kind: string) => fences.filter((fence) => fence.kind === kind);
  const [id = "", role = ""] = agent.slice(1);
  return {
    taskId: "",
    runId: title,
    stepKey: fact("Part \\(counted from 0\\)") || fact("Step"),
    iteration: Math.max(0, Number(fact("Round") || 1) - 1),
    attempt: Number(fact("Attempt") || 1),
    effectKey: "",
    agent: { id, role, name: id, title: role, persona: "" },
    workflow: { id: /\((\S+)\)$/.exec(fact("Workflow"))?.[1] ?? "", name: fact("Workflow") },
    step: {
      label: fact("Step"),
      mode: fact("Kind of work"),
      action: ofKind("action")[0]?.text ?? null,
      notes: ofKind("notes")[0]?.text ?? "",
      phase: fact("Phase") || null,
    },
    runTitle: title,
    input: values,
    given: ofKind("document").map(toGiven),
    handoff: null,
    feedback: ofKind("review").map(({ attributes, text }) => ({ by: attributes.by ?? "", comment: text })),
    wanted: readWanted(outline, fences),
    asks: readAsks(outline),
    questionsLeft: outline.includes("answer with this block alone and no document") ? 1 : 0,
    timeoutMs: 0,
  };
}

function readAttributes(source: string): Omit<Fence, "text"> {
  const attributes = Object.fromEntries(
    [...source.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  return { kind: attributes.kind ?? "", attributes };
}

function readInput(text: string): { title: string; input: JsonObject } {
  const value = Json.parse(JSON.parse(text));
  const { title, input } = JsonObject.parse(value);
  return { title: typeof title === "string" ? title : "", input: JsonObject.catch({}).parse(input) };
}

function toGiven({ attributes, text }: Fence): GivenDocument {
  const { name = "", version = "1", sha256 = "" } = attributes;
  return { artifactId: "", name, version: Number(version), sha256, content: text };
}

function readWanted(outline: string, fences: Fence[]): AgentTask["wanted"] {
  const parts = outline.split(/^# /m).filter((part) => part.startsWith("Write the document `"));
  return parts.map((part) => {
    const own = [...part.matchAll(FOLD)].flatMap(([, at]) => fences[Number(at)] ?? []);
    const textOf = (kind: string) => own.find((fence) => fence.kind === kind)?.text ?? null;
    return {
      name: /`(.+?)`/.exec(part)?.[1] ?? "",
      optional: part.includes("Only when the step calls for it"),
      previous: textOf("previous"),
      template: textOf("template"),
    };
  });
}

function readAsks(outline: string): AgentTask["asks"] {
  const at = outline.indexOf("Answer every finding");
  if (at < 0) return [];
  return [...outline.slice(at).matchAll(/^- `(.+?)`: (.*)$/gm)].map(([, name = "", form = ""]) => ({
    name,
    values: [...form.matchAll(/"(.*?)"/g)].map(([, value = ""]) => value),
    isList: form.startsWith("the list"),
  }));
}
