import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConditionLookup,
  conditionText,
  evaluateCondition,
  factsIn,
  keysIn,
  type Truth,
} from "./condition";
import { Expression } from "./expression";
import type { Json } from "./json";
import { parseCondition } from "./parse-condition";
import { readPath } from "./read-path";

function lookupOf(context: Json, facts: Record<string, boolean> = {}): ConditionLookup {
  return {
    value: (path) => readPath(context, path),
    fact: (name) => (Object.hasOwn(facts, name) ? facts[name] : undefined),
  };
}

function evaluate(condition: unknown, context: Json = {}, facts: Record<string, boolean> = {}): Truth {
  const parsed = parseCondition(condition);
  if ("error" in parsed) throw new Error(parsed.error);
  return evaluateCondition(parsed.expression, lookupOf(context, facts));
}

describe("a condition", () => {
  test.each([
    ["always_true", {}, true],
    ["always_false", {}, false],
    ["context.ready", { ready: true }, true],
    ["context.ready", { ready: "no" }, true],
    ["context.ready", { ready: "" }, false],
    ["context.ready", {}, false],
    ["context.plan.size", { plan: { size: 3 } }, true],
    ["context.plan.size", { plan: { size: 0 } }, false],
    ["context.plan.size", { plan: null }, false],
    ["not_empty:notes", { notes: "  x " }, true],
    ["not_empty:notes", { notes: " \n\t " }, false],
    ["not_empty:notes", {}, false],
    ["not_empty:notes", { notes: null }, false],
    ["not_empty:notes", { notes: 0 }, true],
    ["not_empty:notes", { notes: [] }, false],
    ["not_empty:notes", { notes: [null] }, true],
    ["not_empty:a.0", { a: ["x"] }, true],
    ["not_empty:prd.md", { "prd.md": "text" }, true],
    ["equals:tests,pass", { tests: "pass" }, true],
    ["equals: tests , pass ", { tests: " pass\n" }, true],
    ["equals:tests,pass", { tests: "Pass" }, false],
    ["equals:tests,pass", {}, false],
    ["equals:size,3", { size: 3 }, true],
    ["equals:done,true", { done: true }, true],
    ["equals:list,a,b", { list: "a,b" }, true],
    ["equals:list,", { list: "" }, true],
    ["equals:nothing,null", { nothing: null }, false],
    ["equals:map,[object Object]", { map: {} }, false],
  ])("%s over %j is %s", (condition, context, truth) => {
    expect(evaluate(condition, context)).toBe(truth);
  });

  test("a bare identifier that nobody answered is unknown", () => {
    expect(evaluate("po_checklist_issues")).toBe("unknown");
    expect(evaluate("po_checklist_issues", {}, { po_checklist_issues: false })).toBe(false);
  });

  test("an unknown part matters only where nothing else settles the group", () => {
    const facts = { sure: true, never: false };
    expect(evaluate({ all: ["never", "open"] }, {}, facts)).toBe(false);
    expect(evaluate({ all: ["open", "never"] }, {}, facts)).toBe(false);
    expect(evaluate({ all: ["sure", "open"] }, {}, facts)).toBe("unknown");
    expect(evaluate({ any: ["sure", "open"] }, {}, facts)).toBe(true);
    expect(evaluate({ any: ["open", "never"] }, {}, facts)).toBe("unknown");
    expect(evaluate({ not: "open" })).toBe("unknown");
  });

  test("names what it reads", () => {
    const parsed = parseCondition({
      all: ["a", { not: { any: ["b", "a", "equals:k,1"] } }, "not_empty:n.m"],
    });
    if ("error" in parsed) throw new Error(parsed.error);
    expect(factsIn(parsed.expression)).toEqual(["a", "b"]);
    expect(keysIn(parsed.expression)).toEqual(["k", "n.m"]);
    expect(conditionText(parsed.expression)).toBe("all of (a; not any of (b; a; equals:k,1); not_empty:n.m)");
  });
});

describe("three-valued logic", () => {
  const name = fc.constantFrom("a", "b", "c", "d");
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { depthSize: "small" },
      fc.record({ kind: fc.constant("fact" as const), name }),
      fc.record({ kind: fc.constant("constant" as const), value: fc.boolean() }),
      fc.record({ kind: fc.constant("not" as const), of: tie("expression") }),
      fc.record({
        kind: fc.constantFrom("all" as const, "any" as const),
        of: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }));
  const facts = fc.dictionary(name, fc.boolean());
  const over = (of: Expression, known: Record<string, boolean>) => evaluateCondition(of, lookupOf({}, known));

  test("what is known with some answers stays so with more", () => {
    fc.assert(
      fc.property(expression, facts, facts, (of, some, more) => {
        const before = over(of, some);
        if (before !== "unknown") expect(over(of, { ...more, ...some })).toBe(before);
      }),
    );
  });

  test("with every answer given nothing is unknown", () => {
    const all = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() });
    fc.assert(
      fc.property(expression, all, (of, known) => {
        expect(over(of, known)).not.toBe("unknown");
      }),
    );
  });

  test("not turns all into any, and twice is nothing", () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 1, maxLength: 3 }), facts, (of, known) => {
        const negated = of.map((part): Expression => ({ kind: "not", of: part }));
        expect(over({ kind: "not", of: { kind: "all", of } }, known)).toBe(
          over({ kind: "any", of: negated }, known),
        );
        const [first] = of;
        if (first)
          expect(over({ kind: "not", of: { kind: "not", of: first } }, known)).toBe(over(first, known));
      }),
    );
  });

  test("the order in a group does not matter", () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 1, maxLength: 4 }), facts, (of, known) => {
        const turned = of.toReversed();
        expect(over({ kind: "all", of }, known)).toBe(over({ kind: "all", of: turned }, known));
        expect(over({ kind: "any", of }, known)).toBe(over({ kind: "any", of: turned }, known));
      }),
    );
  });

  test("an expression is plain data", () => {
    fc.assert(
      fc.property(expression, (of) => {
        expect(Expression.parse(JSON.parse(JSON.stringify(of)))).toEqual(of);
      }),
    );
  });
});
