import { expect, it } from "vitest";
import { writeRunQuery } from "./run-query";
import { addressOf, readRunsAddress, viewPath } from "./run-views";

const read = (query: string) => {
  const { view, fixed, own } = readRunsAddress(new URLSearchParams(query));
  return [view, writeRunQuery(fixed), writeRunQuery(own)];
};

it("a system view fixes its query, the rest is the person's", () => {
  expect(read("")).toEqual(["all", "", ""]);
  expect(read("view=failed&q=tennis")).toEqual(["failed", "status:failed", "tennis"]);
});

it("a saved view fixes nothing: its query is there to be changed", () => {
  const id = "01a20302-7cca-7ec2-a943-39de3db4268d";
  expect(read(`view=${id}&q=status%3Apaused`)).toEqual([id, "", "status:paused"]);
});

it("links of before keep their meaning, and a change writes them anew", () => {
  expect(read("workflow=sdlc&status=failed&q=x")).toEqual(["all", "", "status:failed workflow:sdlc x"]);
  const { own } = readRunsAddress(new URLSearchParams("workflow=sdlc&q=x"));
  expect(addressOf(own)).toEqual({ q: "workflow:sdlc x", status: null, workflow: null });
});

it("a view that is not known shows all runs", () => {
  expect(read("view=nothing")[0]).toBe("all");
});

it("each view has an address", () => {
  expect(viewPath("all")).toBe("/runs");
  expect(viewPath("failed", "workflow:sdlc a b")).toBe("/runs?view=failed&q=workflow%3Asdlc+a+b");
});
