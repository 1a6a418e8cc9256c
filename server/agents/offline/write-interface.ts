import type { Facts } from "./facts";
import { withoutMark } from "./propose-requirements";
import { shortLabel } from "./short-label";
import { capitalize, toClause, toPlural, toSlug } from "./word-forms";

const MESSAGES = `export type Message = { to: PersonId; about: string; dueAt: number; key: string };
/** Stores the message; it is sent once for each key. */
export function tell(message: Message): Promise<void>;
/** Withdraws what is not sent yet because its reason is gone. */
export function withdraw(key: string): Promise<void>;`;

const PERMISSIONS = `export type Actor = { person: PersonId; roles: string[] };
/** Throws not-allowed with the role that would be needed. */
export function demand(actor: Actor, action: string, on: string): void;`;

const STORAGE = `/** Reads what was accepted last. */
export function load<T>(id: string): Promise<Versioned<T>>;
/** Throws changed-meanwhile if the version is no longer the last one. */
export function save<T>(id: string, next: T, version: number): Promise<void>;`;

/** What other modules may call of a component, as TypeScript. */
export function writeInterface(name: string, facts: Facts): string {
  if (name === facts.components[0]?.name) return writeFront(facts);
  if (/notification/i.test(name)) return MESSAGES;
  if (/identity/i.test(name)) return PERMISSIONS;
  if (/store/i.test(name)) return STORAGE;
  const thing = facts.idea.things.find((candidate) => name.toLowerCase().startsWith(candidate)) ?? name;
  const type = toTypeName(thing);
  return [
    `export type ${type} = { id: ${type}Id; version: number; owner: PersonId; state: ${type}State };`,
    "/** Each call carries the id of the action: repeated, it has no second effect. */",
    `export function add${type}(actor: Actor, action: ActionId, input: New${type}): Promise<${type}>;`,
    `export function change${type}(actor: Actor, action: ActionId, seen: ${type}, change: ${type}Change): Promise<${type}>;`,
    `export function find${toTypeName(toPlural(thing))}(actor: Actor, filter: ${type}Filter): Promise<${type}[]>;`,
  ].join("\n");
}

/** What people, callers or the shell can reach: a place for each functional requirement. */
function writeFront(facts: Facts): string {
  const mark = { cli: "", api: "POST /v1/", web: "/", mobile: "/", open: "/" }[facts.idea.kind.id];
  const places = facts.functional.map(({ id, text }) => {
    const said = toClause(withoutMark(text)).replace(/^.*? (?=sign in\b)|^.{2,60}? can |^The product /, "");
    return `  "${mark}${toSlug(shortLabel(said))}", // ${id}`;
  });
  return [
    "/** Checks input and asks the modules; has no rules of its own. */",
    "export const places = [",
    ...places,
    "];",
  ].join("\n");
}

function toTypeName(name: string): string {
  return toSlug(name).split("-").map(capitalize).join("");
}
