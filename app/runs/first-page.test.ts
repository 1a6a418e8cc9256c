import { createTRPCClient, httpLink } from "@trpc/client";
import { expect, it } from "vitest";
import type { AppRouter } from "#server/api/router";
import { API_URL } from "../_trpc/snapshot-url";
import { firstPageOf, firstPageUrl } from "./first-page";
import { filterOfQuery, joinQueries } from "./run-query";
import { readRunsAddress } from "./run-views";

/** Where the typed client asks for the first page of an address. */
async function askedUrl(address: string): Promise<string> {
  const asked: string[] = [];
  const fetch = async (url: unknown) => {
    asked.push(String(url));
    return Response.json({ result: { data: null } });
  };
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: API_URL, fetch })] });
  const { fixed, own } = readRunsAddress(new URLSearchParams(address));
  await client.runs.list.query(firstPageOf(filterOfQuery(joinQueries(fixed, own), { day: 1, now: 2 })));
  return asked.join();
}

it.each(["", "view=failed", "view=person&q=tennis+tag%3Aweb", "q=workflow%3Asdlc+is%3Aroot+a%26b"])(
  "the page asks ahead for what the list asks for: %j",
  async (address) => {
    expect(firstPageUrl(new URLSearchParams(address))).toBe(await askedUrl(address));
  },
);

it("what depends on the browser's clock is not asked for ahead", () => {
  expect(firstPageUrl(new URLSearchParams("view=today"))).toBeNull();
  expect(firstPageUrl(new URLSearchParams("q=since%3A7d"))).toBeNull();
});
