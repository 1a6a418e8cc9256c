import type { Writer } from "../content";
import type { Facts } from "../facts";
import { nameComponent } from "../name-component";
import { withoutMark } from "../propose-requirements";
import { shortLabel } from "../short-label";
import { capitalize, toClause, toPlural, toSlug } from "../word-forms";
import { writeInterface } from "../write-interface";

const thingsOf = ({ idea }: Facts) => (idea.things.length > 0 ? idea.things.slice(0, 5) : ["entry"]);
const tableOf = (thing: string) => toSlug(toPlural(thing)).replaceAll("-", "_") || "entries";

const sqlSchema: Writer = (facts) => ({
  code: [
    "-- Proposed: each table of a thing has the same shape, and its own columns are added with its first story.",
    "create table people (",
    "  id uuid primary key,",
    "  name text not null,",
    "  address text not null unique,",
    "  roles text[] not null default '{}'",
    ");",
    ...thingsOf(facts).flatMap((thing) => [
      `create table ${tableOf(thing)} (`,
      "  id uuid primary key,",
      "  version integer not null,",
      "  owner uuid not null references people,",
      "  title text not null,",
      "  state text not null,",
      "  made_at timestamptz not null,",
      "  changed_at timestamptz not null",
      ");",
    ]),
    "create table actions (",
    "  id uuid primary key, -- made by the sender: sent twice, it is done once",
    "  person uuid not null references people,",
    "  at timestamptz not null,",
    "  before jsonb,",
    "  after jsonb",
    ");",
  ].join("\n"),
});

const projectTree: Writer = (facts) => ({
  code: [
    `${toSlug(facts.name) || "product"}/`,
    "  src/",
    ...facts.components.map(
      ({ name, ids }) => `    ${toSlug(name)}/${ids.length > 0 ? `  # ${ids.join(", ")}` : ""}`,
    ),
    "  tests/              # what people do, from end to end",
    "  docs/               # these documents",
    "  README.md",
  ].join("\n"),
});

const routes: Writer = (facts) => ({
  code: facts.functional
    .map(({ id, text }) => {
      const said = toClause(withoutMark(text)).replace(/^.*? (?=sign in\b)|^.{2,60}? can |^The product /, "");
      return `/${toSlug(shortLabel(said))}  # ${id}`;
    })
    .join("\n"),
});

const restApi: Writer = (facts) => ({
  code: [
    "openapi: 3.0.0",
    "info:",
    `  title: ${JSON.stringify(facts.name)}`,
    "  version: 1.0.0",
    "paths:",
    ...thingsOf(facts).flatMap((thing) => [
      `  /v1/${toSlug(toPlural(thing)) || "entries"}:`,
      `    get: { summary: "Find ${toPlural(thing)} that the caller may see, in pages of 50" }`,
      `    post: { summary: "Add a ${thing}; the id of the action makes it safe to send again" }`,
      `  /v1/${toSlug(toPlural(thing)) || "entries"}/{id}:`,
      `    get: { summary: "One ${thing} with its version" }`,
      `    patch: { summary: "Change it, naming the version that was seen; 409 when it was changed meanwhile" }`,
    ]),
  ].join("\n"),
});

const moduleCode: Writer = (facts) => ({
  code: writeInterface(facts.components[1]?.name ?? facts.components[0]?.name ?? facts.name, facts),
});
const storeCode: Writer = (facts) => ({ code: writeInterface(nameComponent(facts, /store/i), facts) });
const guardCode: Writer = (facts) => ({ code: writeInterface(nameComponent(facts, /identity/i), facts) });

const environment: Writer = () => ({
  code: [
    "PUBLIC_URL=     # the address under which people reach it",
    "DATABASE_URL=   # where data is kept (a secret)",
    "LOG_LEVEL=info",
  ].join("\n"),
});

const testTree: Writer = (facts, { section }) => {
  const isWhole = /e2e|end.to.end/i.test(`${section.id} ${section.title ?? ""}`);
  const names = facts.functional.map(({ id, text }) => toSlug(`${id} ${toClause(withoutMark(text))}`));
  const home = isWhole ? "tests" : `src/${toSlug(facts.components[1]?.name ?? "module")}`;
  return { code: names.map((name) => `${home}/${name}.test.ts`).join("\n") };
};

const testExample: Writer = (facts) => {
  const first = facts.functional[0];
  const [one] = facts.cases.filter(({ requirement }) => requirement === first?.id);
  return {
    code: [
      `// ${capitalize(toClause(one?.action ?? "One action"))}.`,
      `test(${JSON.stringify(`${first?.id ?? "FR1"}: ${toClause(withoutMark(first?.text ?? "it works"))}`)}, async () => {`,
      `  // Expected: ${toClause(one?.expected ?? "it is done once")}.`,
      "  // The steps are written with the story, before its code.",
      "});",
    ].join("\n"),
  };
};

export const codeWriters: Record<string, Writer> = {
  "sql-schema": sqlSchema,
  "project-tree": projectTree,
  routes,
  "rest-api": restApi,
  "module-code": moduleCode,
  "store-code": storeCode,
  "guard-code": guardCode,
  environment,
  "test-tree": testTree,
  "test-example": testExample,
};

/** What foreign sections of code mean; the first match counts. */
export const CODE_MEANINGS: [RegExp, string][] = [
  [/test.*(?:example|template)|(?:component|api|e2e).?test$|-test\b/, "test-example"],
  [/tests|test.?organi[sz]ation/, "test-tree"],
  [/schema|database/, "sql-schema"],
  [/rest.?api|openapi|api.?spec/, "rest-api"],
  [/auth|guard|middleware|protected/, "guard-code"],
  [/route|routing/, "routes"],
  [/source.?tree|project.?structure|organi[sz]ation|file.?structure|directory/, "project-tree"],
  [/env(?:ironment)?.?var/, "environment"],
  [/data.?access|repository/, "store-code"],
  [/api.?client|service|controller|interface/, "module-code"],
];
