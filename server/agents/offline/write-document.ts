import type { AgentTask } from "#server/engine/agent-port";
import { composeDocument } from "#workflows/documents/compose-document";
import { parseTemplate } from "#workflows/documents/parse-template";
import type { Rendering } from "#workflows/documents/section-fill";
import type { DocumentTemplate } from "#workflows/documents/template";
import { answerReview } from "./answer-review";
import { collectFacts } from "./collect-facts";
import { splitParts } from "./edit-markdown";
import { type Facts, sourcesOf } from "./facts";
import { type AlreadySaid, fillSection } from "./fill-section";
import { createPlainTemplate } from "./plain-template";
import { reviseDocument } from "./revise-document";
import { capitalize } from "./word-forms";

export type Wanted = AgentTask["wanted"][number];
/** `content` is whole; `pieces` are its parts in order, for showing while it is written. */
export type WrittenDocument = { name: string; mediaType: string; content: string; pieces: string[] };

/** Writes or revises one document. Pure: the same task gives the same text. */
export function writeDocument(task: AgentTask, wanted: Wanted): WrittenDocument {
  const facts = collectFacts(task, wanted.name, wanted.previous);
  const template = readTemplate(wanted, facts);
  const draft = isRevision(task, wanted) ? reviseText(facts, wanted.previous) : compose(facts, template);
  const isYaml = template.record !== null;
  const content = isYaml || task.feedback.length === 0 ? draft : answerReview(draft, task.feedback);
  return {
    name: wanted.name,
    mediaType: isYaml ? "application/yaml" : "text/markdown",
    content,
    pieces: cutAtHeadings(content),
  };
}

/** Joined, the pieces are the text. */
function cutAtHeadings(content: string): string[] {
  const pieces = splitParts(content).map((part) => `${part.lines.join("\n")}\n`);
  return pieces.join("") === content ? pieces : [content];
}

/** An update keeps the text, and so does a new round after a review; a loop's next round writes anew. */
function isRevision(task: AgentTask, wanted: Wanted): wanted is Wanted & { previous: string } {
  return wanted.previous !== null && (task.step.mode === "update" || task.feedback.length > 0);
}

function reviseText(facts: Facts, previous: string): string {
  return facts.task.step.mode === "update" ? reviseDocument(facts, previous) : previous;
}

function readTemplate(wanted: Wanted, facts: Facts): DocumentTemplate {
  const plain = createPlainTemplate(wanted.name, `${facts.name}: ${titleOf(wanted.name)}`);
  if (wanted.template === null) return plain;
  return parseTemplate({ file: wanted.name, pack: "run", source: wanted.template }).template ?? plain;
}

/** `docs/front-end-spec.md` -> `Front end spec`. */
function titleOf(name: string): string {
  const stem = name.replace(/\/$/, "").split("/").at(-1) ?? name;
  return capitalize(stem.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/[-_]+/g, " "));
}

function compose(facts: Facts, template: DocumentTemplate): string {
  return render(facts, template).markdown;
}

function render(facts: Facts, template: DocumentTemplate): Rendering {
  const composition = composeDocument(template);
  const said: AlreadySaid = new Map();
  let turn = composition.next();
  while (!turn.done) turn = composition.next(fillSection(facts, turn.value, labelOf(facts), said));
  return turn.value;
}

/** Stands below the title of every document, so that nobody takes it for more than it is. */
function labelOf(facts: Facts): string {
  const { agent } = facts.task;
  const who = agent.title === "" ? agent.name : `${agent.name} (${agent.title})`;
  const from = sourcesOf(facts);
  return (
    `> Written offline, without a language model, in the role of ${who}, from the run's input${from ? ` and ${from}` : ""}. ` +
    "It follows fixed rules: read it as a draft, and decide what holds."
  );
}
