import { expect, it } from "vitest";
import {
  filterOfQuery,
  joinQueries,
  NO_QUERY,
  readRunQuery,
  searchStep,
  startOfDay,
  writeRunQuery,
} from "./run-query";

const moment = { day: Date.UTC(2026, 10, 22), now: Date.UTC(2026, 10, 22, 13) };
const filter = (text: string) => filterOfQuery(readRunQuery(text), moment);

it("an empty text shows all runs", () => {
  expect(filter("")).toEqual({});
});

it("terms and words go to the server together", () => {
  expect(filter("tennis status:failed,paused workflow:sdlc since:today waiting:person club")).toEqual({
    status: ["paused", "failed"],
    workflowId: "sdlc",
    since: "2026-11-22T00:00:00.000Z",
    needsPerson: true,
    search: "tennis club",
  });
  expect(filter("tag:Web is:root tag:q3")).toEqual({ tags: ["web", "q3"], isRoot: true });
  expect(filter("since:1h waiting:stuck")).toEqual({ since: "2026-11-22T12:00:00.000Z", standing: "stuck" });
});

it("what no filter knows is a word, so that nothing typed is lost", () => {
  const text = "status:sleeping since:ever waiting: is:odd tag:, http://a.b/c";
  expect(readRunQuery(text)).toEqual({ ...NO_QUERY, words: text });
});

it("a text that was written reads as the same query", () => {
  const text =
    "status:paused,failed workflow:sdlc project:web since:7d waiting:timer tag:web tag:q3 is:fork a b";
  expect(writeRunQuery(readRunQuery(text))).toBe(text);
});

it("a view's own terms cannot be narrowed away", () => {
  const joined = joinQueries(readRunQuery("status:failed"), readRunQuery("status:running workflow:sdlc x"));
  expect(writeRunQuery(joined)).toBe("status:failed workflow:sdlc x");
});

it("a day begins at midnight of the chosen zone", () => {
  const now = Date.UTC(2026, 10, 22, 13, 4, 5);
  expect(startOfDay(now, "UTC")).toBe(moment.day);
  expect(new Date(startOfDay(now, undefined)).getHours()).toBe(0);
});

it("Back undoes a search at once, and a filter that was written by itself", () => {
  const texts = [
    "",
    "ten",
    "tennis",
    "tennis status:failed",
    "tennis club status:failed",
    "status:failed",
    "",
  ];
  const steps = texts
    .slice(1)
    .map((text, at) => searchStep(readRunQuery(texts[at] ?? ""), readRunQuery(text)));
  expect(steps).toEqual(["push", "replace", "push", "replace", "push", "push"]);
});
