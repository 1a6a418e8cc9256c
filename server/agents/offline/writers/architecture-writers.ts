import type { Writer } from "../content";
import { describeRequirement } from "../describe-requirement";
import type { Facts } from "../facts";
import { nameComponent } from "../name-component";
import { capitalize, joinWords, toPlural, toSlug } from "../word-forms";
import { writeInterface } from "../write-interface";

const overview: Writer = (facts) => {
  const names = facts.components.map(({ name }) => name);
  const [front, ...others] = facts.components;
  const store = others.at(-1);
  return {
    text:
      `${facts.name} is built as one ${facts.idea.kind.label} with ${names.length} parts: ${joinWords(names)}. ` +
      `A request begins at the ${front?.name}, which checks what was entered and asks the module that has the rules; ` +
      `what is accepted is kept by the ${store?.name} before anybody is told that it worked.\n\n` +
      `All parts are one program that is deployed at once: at this size, parts that run separately would cost more than they give. ` +
      `The boundaries are drawn so that a part can be taken out later. ` +
      `Technology: ${facts.stack.join(", ")}${facts.isStackGiven ? " (given at the start)" : " (proposed)"}.`,
  };
};

const drivers: Writer = (facts) => {
  const given = facts.nonFunctional.filter(({ text }) => /given at the start/.test(text));
  const chosen = [
    ...facts.functional.slice(0, 2),
    ...given,
    ...facts.nonFunctional.filter((entry) => !given.includes(entry)),
  ].slice(0, 6);
  return {
    records: chosen.map((requirement) => {
      const { said, design } = describeRequirement(facts.idea, requirement);
      return { requirement: `${requirement.id}: ${said}`, what_it_means_for_the_design: design };
    }),
  };
};

const componentDiagram: Writer = (facts) => ({ code: drawComponents(facts) });

function drawComponents(facts: Facts): string {
  const node = (name: string) => toSlug(name).replaceAll("-", "_");
  const label = (name: string) => name.replace(/["\n]/g, "'");
  const front = facts.components[0];
  return [
    "graph TD",
    `  people(["${label(capitalize(facts.actors))}"])`,
    ...facts.components.map(({ name }) => `  ${node(name)}["${label(name)}"]`),
    ...(front ? [`  people --> ${node(front.name)}`] : []),
    ...facts.components.flatMap(({ name, talksTo }) =>
      talksTo.map((other) => `  ${node(name)} --> ${node(other)}`),
    ),
  ].join("\n");
}

/** Names of the functions that others may call. */
function callsOf(name: string, facts: Facts): string[] {
  const found = writeInterface(name, facts).matchAll(/export (?:function|const) (\w+)/g);
  return [...found].map(([, call = ""]) => `\`${call}\``);
}

const component: Writer = (facts) => ({
  records: facts.components.map((entry) => ({
    interface_1: callsOf(entry.name, facts)[0] ?? "none",
    interface_2: callsOf(entry.name, facts)[1] ?? "no other",
    existing_dependencies: "To be confirmed by whoever knows the existing system",
    new_dependencies: entry.talksTo.join(", ") || "none",
    integration_points: "To be confirmed by whoever knows the existing system",
    component_name: entry.name,
    responsible_for: entry.duty,
    component_description: entry.duty,
    not_responsible_for: entry.notDuty,
    requirement_ids: entry.ids.join(", ") || "nothing by itself",
    talks_to: entry.talksTo.join(", ") || "nobody; it is asked by the others",
    dependencies: entry.talksTo.join(", ") || "none",
    technology: entry.technology,
    component_tech_details: entry.technology,
    text: `**${entry.name}**: ${entry.duty}`,
  })),
});

/** What every model has, in the words of foreign templates. */
const ATTRIBUTES = {
  attribute_1: "id",
  type_1: "UUID",
  description_1: "never changes and is never used again",
  attribute_2: "version",
  type_2: "integer",
  description_2: "goes up with each change; a change names the one that was seen",
};

const dataModel: Writer = (facts) => ({
  records: [
    ...thingsOf(facts).map((thing) => ({
      thing: capitalize(thing),
      what_is_kept: "id, title, state, owner, when it was made and changed",
      belongs_to: "Person",
      lives_in: homeOf(thing, facts),
    })),
    {
      thing: "Person",
      what_is_kept: "id, name, address for messages, roles",
      belongs_to: "nobody",
      lives_in: nameComponent(facts, /identity/i),
    },
    {
      thing: "Record of actions",
      what_is_kept: "who, what, when, before and after",
      belongs_to: "Person",
      lives_in: nameComponent(facts, /store/i),
    },
  ].map((row) => ({
    ...row,
    model_name: row.thing,
    model_purpose: `Keeps ${row.what_is_kept}; it lives in ${row.lives_in}`,
    ...ATTRIBUTES,
    model_interface: `export type ${toSlug(row.thing).split("-").map(capitalize).join("")} = { id: string; version: number };`,
    relationship:
      row.belongs_to === "nobody" ? "Owns the others" : `Belongs to a ${row.belongs_to.toLowerCase()}`,
    existing_relationships: "To be confirmed by whoever knows the existing system",
    new_relationships:
      row.belongs_to === "nobody" ? "Owns the others" : `Belongs to a ${row.belongs_to.toLowerCase()}`,
    integration_with_existing: "To be confirmed by whoever knows the existing system",
    text: `${row.thing}: ${row.what_is_kept}`,
  })),
});

const dataDiagram: Writer = (facts) => ({
  code: [
    "erDiagram",
    ...thingsOf(facts).map((thing) => `  PERSON ||--o{ ${entityName(thing)} : owns`),
    "  PERSON ||--o{ ACTION : did",
  ].join("\n"),
});

function thingsOf(facts: Facts): string[] {
  return facts.idea.things.length > 0 ? facts.idea.things.slice(0, 5) : ["entry"];
}

/** The one component that may change it. */
function homeOf(thing: string, facts: Facts): string {
  const isMessage = /remind|notif|message|alert/i.test(thing);
  const isHome = (name: string) =>
    isMessage ? /notification/i.test(name) : name.toLowerCase().startsWith(thing);
  return facts.components.find(({ name }) => isHome(name))?.name ?? facts.components[1]?.name ?? facts.name;
}

function entityName(thing: string): string {
  return toSlug(thing).toUpperCase().replaceAll("-", "_") || "ENTRY";
}

const interfaces: Writer = (facts) => ({
  records: facts.components.flatMap(({ name, talksTo }) =>
    talksTo.map((other) => ({
      text: `${name} asks ${other}: ${askedOf(other, facts)}`,
      from: name,
      to: other,
      what_is_asked: askedOf(other, facts),
      answer: /store/i.test(other)
        ? "What is stored, or that it changed meanwhile"
        : "The result, or a refusal with its reason",
      when_it_fails: /notification/i.test(other)
        ? "The action stands; the message is tried again later"
        : "Nothing is changed; the person is told and can try again",
    })),
  ),
});

function askedOf(name: string, facts: Facts): string {
  if (/store/i.test(name)) return "Read, and change if nobody changed it before";
  if (/identity/i.test(name)) return "Who is this, and may they do that?";
  if (/notification/i.test(name)) return "Tell these people about that, once";
  return `Show, add, change or remove ${toPlural(facts.idea.things.find((thing) => name.toLowerCase().startsWith(thing)) ?? "entry")}`;
}

export const architectureWriters: Record<string, Writer> = {
  "architecture-overview": overview,
  drivers,
  "component-diagram": componentDiagram,
  component,
  "data-model": dataModel,
  "data-diagram": dataDiagram,
  interfaces,
};
