import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../definition/problem";
import { parseTemplate } from "../documents/parse-template";
import { cpuMs } from "../testing/cpu-time";
import { runsOf } from "../testing/tier";
import { parseAgent } from "./parse-agent";
import { parseTeam } from "./parse-team";
import { parseWorkflow } from "./parse-workflow";
import { SOURCE_LIMITS } from "./scan-source";
import { Mutations, mutateText } from "./testing/mutate-text";
import { realFiles } from "./testing/real-files";

const full = (unit: string) => unit.repeat(Math.floor(SOURCE_LIMITS.bytes / unit.length));
const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join("");
const steps = (body: string) => `workflow:\n  id: x\n  sequence:\n${body}`;
const names = (count: number) => Array.from({ length: count }, (_, n) => `d${n}.md`).join(", ");

/** Texts that stop, stall or fool parsers (reliability.md D1 to D4); all of them end in a refusal or a warning. */
const BOMBS: Record<string, string> = {
  "4 KB of open brackets": "[".repeat(4_096),
  "10 KB of open braces": "{".repeat(10_240),
  "40 KB of open brackets in a value": `a: ${"[".repeat(40_960)}`,
  "256 KB of brackets": full("["),
  "256 KB of mixed brackets": full("[{"),
  "lists in lists on one line": full("- "),
  "keys in keys on one line": full("? "),
  "maps in maps, one column deeper each": lines(600, (n) => `${" ".repeat(n)}a:\n`),
  "lists in maps in lists": lines(120, (n) => `${" ".repeat(2 * n)}- a:\n`),
  "50,000 keys": lines(23_000, (n) => `k${n}: 1\n`),
  "50,000 keys in braces": `{${lines(30_000, (n) => `k${n},`)}}`,
  "100,000 empty items": full("-\n"),
  "100,000 items in brackets": `a: [${full("x,").slice(10)}]`,
  "20 levels of aliases": lines(20, (n) => `a${n}: &a${n} [${n ? `*a${n - 1},*a${n - 1}` : "x"}]\n`),
  "80,000 anchors": full("&a "),
  "80,000 tags": full("!a "),
  "merge keys": `a: &a { b: 1 }\nc:\n  <<: *a\n`,
  "one long quoted text": `a: "${full("x\n").slice(10)}"`,
  "one open quote": `a: "${full("x ").slice(10)}`,
  "256 KB of escapes": `a: "${full("\\u0041").slice(12)}"`,
  "256 KB of comments": full("#\n"),
  "256 KB of blank lines": full("\n"),
  "256 KB of spaces": full(" "),
  "256 KB of document starts": full("---\n"),
  "256 KB of document ends": full("...\n"),
  "256 KB of block scalars": full("|\n"),
  "256 KB of directives": full("%A\n"),
  "256 KB of colons": full(": "),
  "256 KB of carriage returns": full("\r"),
  "256 KB in one key": `${full("k").slice(10)}: 1`,
  "1,000 steps of one name": steps(lines(1_000, () => "    - { agent: a, creates: x.md, requires: x.md }\n")),
  "5,000 markers": steps(lines(5_000, () => "    - x\n")),
  "1,000 branches waiting in a row": steps(
    `    - parallel:\n${lines(900, (n) => `      - { agent: a, creates: d${n}.md, requires: d${n + 1}.md }\n`)}`,
  ),
  "1,000 steps that need the last": steps(
    `${lines(900, (n) => `    - { agent: a, creates: a${n}.md, requires: z.md }\n`)}    - { agent: b, creates: z.md }\n`,
  ),
  "optional steps without end": steps(`    - { agent: a, optional_steps: [${names(4_000)}] }\n`),
  "handlebars in keys": lines(2_000, (n) => `{{k${n}}}: 1\n`),
};

/** Large, and right as far as they go. */
const HEAVY: Record<string, string> = {
  "every step needs everything": steps(
    `    - { agent: a, creates: [${names(2_000)}] }\n${lines(2, () => `    - { agent: a, requires: [${names(1_400)}] }\n`)}`,
  ),
  "a condition has 4,000 parts": steps(
    `    - { agent: a }\n    - { agent: b, condition: { any: [${Array.from({ length: 4_000 }, (_, n) => `f${n}`).join(", ")}] } }\n`,
  ),
  "600 conditions have 6 parts each": steps(
    lines(600, (n) => `    - { agent: a, condition: { any: [p${n}, q${n}, r${n}, s${n}, t${n}, u${n}] } }\n`),
  ),
};

const TIMED = { timeout: 120_000 };

describe("a hostile file", () => {
  test.each(Object.keys(BOMBS))("with %s is answered within 1.2 seconds", TIMED, (name) => {
    const source = BOMBS[name] ?? "";
    const started = cpuMs();
    const { problems } = parseWorkflow({ file: "bomb.yaml", pack: "test", source });
    expect(cpuMs() - started).toBeLessThan(1_200);
    expect(problems.length).toBeGreaterThan(0);
  });

  test.each(Object.keys(HEAVY))("in which %s is read within 1.2 seconds", TIMED, (name) => {
    const started = cpuMs();
    const { definition } = parseWorkflow({ file: "heavy.yaml", pack: "test", source: HEAVY[name] ?? "" });
    expect(cpuMs() - started).toBeLessThan(1_200);
    expect(definition).toBeDefined();
  });

  test("can be read twenty times over", () => {
    for (let time = 0; time < 20; time++) {
      for (const size of [4_096, 10_240, 40_960]) {
        const { problems } = parseWorkflow({ file: "bomb.yaml", pack: "test", source: "[".repeat(size) });
        expect(problems).toMatchObject([{ code: "too-deep", line: 1, column: SOURCE_LIMITS.nesting + 1 }]);
      }
    }
  });
});

test("no key of a file reaches a prototype", () => {
  const keys = ["__proto__", "constructor", "prototype"];
  const places = (key: string) => [
    `${key}: { polluted: true }\nworkflow: { id: x, sequence: [{ agent: a }] }`,
    `workflow: { id: x, ${key}: { polluted: true }, sequence: [{ agent: a }] }`,
    steps(`    - agent: a\n      ${key}: { polluted: true }\n`),
    steps(`    - agent: a\n      settings: { deep: { ${key}: { polluted: true } } }\n`),
    steps(`    - agent: a\n      condition: { ${key}: [a] }\n`),
    steps(`    - step: s\n      routes: { ${key}: { agent: a } }\n`),
    `workflow: { id: x, inputs: { ${key}: text }, sequence: [{ agent: a }] }`,
    `workflow: { id: x, handoff_prompts: { ${key}: hi }, sequence: [{ agent: a }] }`,
    `workflow: { id: x, phases: { ${key}: [{ agent: a }] } }`,
    `workflow: { id: x, ${key}_sequence: 1, sequence: [{ agent: ${key} }] }`,
  ];
  for (const source of keys.flatMap(places)) {
    const { definition } = parseWorkflow({ file: "x.yaml", pack: "test", source });
    expect(definition).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }
});

const mutated = fc.tuple(
  fc.constantFrom(
    ...realFiles("bmad-method", "workflows"),
    ...realFiles("bmad-method", "agents"),
    ...realFiles("bmad-method", "templates"),
    ...realFiles("bmad-method", "agent-teams"),
  ),
  Mutations,
);

const PARSERS = { workflows: parseWorkflow, agents: parseAgent, templates: parseTemplate, teams: parseTeam };

function parserOf(file: string) {
  const folder = file.split("/")[0]?.replace("agent-", "") ?? "";
  return Object.entries(PARSERS).find(([name]) => name === folder)?.[1] ?? parseWorkflow;
}

function parseInTime(file: { pack: string; file: string; source: string }): Problem[] {
  const started = cpuMs();
  const { problems } = parserOf(file.file)(file);
  expect(cpuMs() - started).toBeLessThan(1_200);
  return problems;
}

test("a damaged file gives places inside it, sentences and hints, within 1.2 s and never an exception", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(mutated, ([{ pack, file, source }, mutations]) => {
      const damaged = mutateText(source, mutations);
      const rows = damaged.split("\n");
      for (const problem of parseInTime({ file, pack, source: damaged })) {
        const { line, column, code, message, hint } = problem;
        const isInside = line <= rows.length && column <= (rows[line - 1]?.length ?? 0) + 2;
        const isTold = /^[a-z0-9-]+$/.test(code) && /[.!?]$/.test(message) && hint !== "";
        if (!isInside || !isTold) throw new Error(JSON.stringify(problem));
      }
    }),
    runsOf(2_000, 10_000),
  );
});
