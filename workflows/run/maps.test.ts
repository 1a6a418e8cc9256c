import { expect, test } from "vitest";
import { forEach, loop, parallel, step, workflow } from "../testing/build-workflow";
import { finishes, retries, starts } from "../testing/moves";
import { given } from "../testing/scenario";

const mapped = workflow([
  forEach("stories", "titles", [
    step("write", { agent: "sm", creates: ["{{item}}.md"] }),
    step("code", { requires: ["{{item}}.md"], creates: ["code/{{item}}.md"] }),
  ]),
  step("ship"),
]);
const launched = (titles: unknown[]) => given(mapped, starts({ input: { titles: titles as string[] } }));

test("a map runs its steps once for each item, at once", () => {
  launched(["login", "search"]).thenSees({
    steps: { "stories[0]/write": "queued", "stories[1]/write": "queued", "stories[0]/code": "unreached" },
  });
});

test("names in a map speak of the item", () => {
  const run = launched(["login", "search"]).when(finishes("stories[1]/write"));
  expect(run.view().artifacts.map(({ name }) => name)).toEqual(["search.md"]);
  run.thenSees({ steps: { "stories[1]/code": "queued", "stories[0]/code": "unreached" } });
});

test("a part of an item can be named by its path", () => {
  const parts = workflow([forEach("m", "list", [step("write", { creates: ["{{item.id}}.md"] })])]);
  const run = given(parts, starts({ input: { list: [{ id: "s1" }] } }), finishes("m[0]/write"));
  expect(run.view().artifacts[0]?.name).toBe("s1.md");
});

test("a map is over when all of its items are", () => {
  const run = launched(["login", "search"]).when(finishes("stories[0]/write"), finishes("stories[0]/code"));
  run.thenSees({ steps: { ship: "unreached" } });
  run.when(finishes("stories[1]/write"), finishes("stories[1]/code")).thenSees({
    steps: { ship: "queued" },
    blocks: { stories: "completed" },
  });
});

test("a map over nothing is over at once", () => {
  launched([]).thenSees({ steps: { ship: "queued" }, blocks: { stories: "completed" } });
});

test("at most `concurrency` items are under way", () => {
  const narrow = workflow([forEach("m", "list", [step("a")], 1)]);
  given(narrow, starts({ input: { list: ["x", "y"] } }))
    .thenSees({ steps: { "m[0]/a": "queued", "m[1]/a": "unreached" } })
    .when(finishes("m[0]/a"))
    .thenSees({ steps: { "m[1]/a": "queued" } });
});

test("a branch with a map keeps its place until the map is over", () => {
  const oneByOne = workflow([
    parallel("p", [[forEach("m", "list", [step("a")])], [step("b")]], { concurrency: 1 }),
  ]);
  given(oneByOne, starts({ input: { list: ["x", "y"] } }), finishes("p/m[0]/a"))
    .thenSees({ steps: { "p/m[1]/a": "queued", "p/b": "unreached" } })
    .when(finishes("p/m[1]/a"))
    .thenSees({ steps: { "p/b": "queued" } });
});

test("the items of a map stay those of its beginning", () => {
  const growing = workflow([
    step("list", { asks: ["names"] }),
    forEach("m", "names", [step("a", { asks: ["names"] })]),
  ]);
  given(
    growing,
    finishes("list", { findings: { names: ["x"] } }),
    finishes("m[0]/a", { findings: { names: ["x", "y"] } }),
  ).thenSees({ run: "completed" });
});

test("a map whose list is missing stops at an incident, and takes the list from a person", () => {
  const unknown = workflow([forEach("m", "names", [step("a", { creates: ["{{item}}.md"] })])]);
  const run = given(unknown).thenSees({ run: "paused: incident", blocks: { m: "failed" } });
  run.when(retries("m", { input: "login\n\n search \n" })).thenSees({
    steps: { "m[0]/a": "queued", "m[1]/a": "queued" },
  });
  expect(run.state.begun).toEqual({ m: ["login", "search"] });
});

test("a list that is too long to map stops at an incident", () => {
  const long = workflow([forEach("m", "names", [step("a")])]);
  given(long, starts({ input: { names: Array.from({ length: 501 }, () => "x") } })).thenSees({
    run: "paused: incident",
  });
});

test("a map inside a loop is mapped anew in every round", () => {
  const both = workflow([
    loop("l", "equals:done,yes", 3, [
      forEach("m", "names", [step("a")]),
      step("judge", { asks: ["done", "names"] }),
    ]),
  ]);
  given(both, starts({ input: { names: ["x"] } }), finishes("l/m[0]/a"))
    .when(finishes("l/judge", { findings: { done: "no", names: ["x", "y"] } }))
    .thenSees({ steps: { "l/m[0]/a": "queued" } });
});
