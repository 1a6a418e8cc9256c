import type { TemplateSection } from "#workflows/documents/template";
import type { Writer } from "../content";
import type { Facts } from "../facts";
import { nameComponent } from "../name-component";
import { withoutMark } from "../propose-requirements";
import { toClause } from "../word-forms";

/** Who takes part in an exchange, in order, and what they say to each other. */
type Message = [from: string, to: string, said: string];

function drawSequence(messages: Message[]): string {
  const names = [...new Set(messages.flatMap((message) => message.slice(0, 2)))];
  const id = (name: string) => `p${names.indexOf(name) + 1}`;
  const plain = (text: string) => text.replace(/[;#\n"]/g, " ").slice(0, 100);
  return [
    "sequenceDiagram",
    ...names.map((name) => `  participant ${id(name)} as ${plain(name)}`),
    ...messages.map(([from, to, said]) => `  ${id(from)}->>${id(to)}: ${plain(said)}`),
  ].join("\n");
}

type Parts = { front: string; module: string; identity: string; store: string };

function partsOf(facts: Facts): Parts {
  const front = facts.components[0]?.name ?? "Client";
  return {
    front,
    module: facts.components[1]?.name ?? front,
    identity: nameComponent(facts, /identity/i),
    store: nameComponent(facts, /store/i),
  };
}

/** The first requirement from its beginning to what is stored. */
const mainExchange: Writer = (facts) => {
  const { front, module, identity, store } = partsOf(facts);
  const said = toClause(withoutMark(facts.functional[0]?.text ?? "one action"));
  return {
    code: drawSequence([
      ["Person", front, said],
      [front, identity, "May this person do that?"],
      [identity, front, "Yes, or the role that is needed"],
      [front, module, "The action, with its id and the version that was seen"],
      [module, store, "Store it if nobody changed it before"],
      [store, module, "Stored, or changed meanwhile"],
      [module, front, "The new state, or a refusal with its reason"],
      [front, "Person", "What is true now, and what comes next"],
    ]),
  };
};

const authExchange: Writer = (facts) => {
  const { front, identity, store } = partsOf(facts);
  return {
    code: drawSequence([
      ["Person", front, "Their address"],
      [front, identity, "Begin for this address"],
      [identity, "Person", "A proof, over the address itself"],
      ["Person", front, "The proof"],
      [front, identity, "Is it right and still new?"],
      [identity, store, "Keep the hash of the session"],
      [identity, front, "A session with its roles, or a refusal"],
    ]),
  };
};

const errorExchange: Writer = (facts) => {
  const { front, module, store } = partsOf(facts);
  return {
    code: drawSequence([
      ["Person", front, "An action"],
      [front, module, "The action, with its id"],
      [module, store, "Store it"],
      [store, module, "It was changed meanwhile, or it cannot be stored"],
      [module, front, "A reason from a closed list, and nothing has changed"],
      [front, "Person", "A sentence with what to do next; what was entered is still there"],
      ["Person", front, "The same action again: it has its effect once"],
    ]),
  };
};

export const diagramWriters: Record<string, Writer> = {
  "main-exchange": mainExchange,
  "auth-exchange": authExchange,
  "error-exchange": errorExchange,
};

/** Which drawing a foreign section means; the first match counts. */
const DRAWINGS: [RegExp, string][] = [
  [/site.?map|screen|navigation|information.?arch/, "screen-map"],
  [/auth/, "auth-exchange"],
  [/error/, "error-exchange"],
  [/data|entit(?:y|ies)|schema/, "data-diagram"],
  [/workflow|sequence|interaction/, "main-exchange"],
];

/** The name of the writer that draws a section; the components when nothing else is meant. */
export function nameDrawing({ id, title, mermaidType }: TemplateSection): string {
  const words = `${id} ${title ?? ""}`.toLowerCase();
  const isSequence = mermaidType === "sequence";
  return (
    DRAWINGS.find(([pattern]) => pattern.test(words))?.[1] ??
    (isSequence ? "main-exchange" : "component-diagram")
  );
}
