import { describe, expect, it } from "vitest";
import { changeLink, type LinkState, readFreshness } from "./link-state";

const LOST: LinkState = { kind: "lost", since: 1_000_000 };

describe("a lost link", () => {
  it.each([
    [0, { kind: "live" }],
    [2_999, { kind: "live" }],
    [3_000, { kind: "reconnecting", since: 1_000_000 }],
    [29_999, { kind: "reconnecting", since: 1_000_000 }],
    [30_000, { kind: "stale", since: 1_000_000 }],
    [3_600_000, { kind: "stale", since: 1_000_000 }],
  ])("after %d ms is told as %o", (away, freshness) => {
    expect(readFreshness(LOST, 1_000_000 + away)).toEqual(freshness);
  });

  it("keeps the moment when it was lost through failed attempts", () => {
    const lost = changeLink({ kind: "up" }, false, 5_000);
    expect(changeLink(lost, false, 9_000)).toEqual({ kind: "lost", since: 5_000 });
  });

  it("is live again as soon as it is back", () => {
    expect(readFreshness(changeLink(LOST, true, 2_000_000), 2_000_000)).toEqual({ kind: "live" });
  });
});

describe("the first link", () => {
  it("is said to be connecting, and stale when it never comes", () => {
    const link: LinkState = { kind: "connecting", since: 0 };
    expect(readFreshness(link, 29_999)).toEqual({ kind: "connecting" });
    expect(readFreshness(changeLink(link, false, 10_000), 30_000)).toEqual({ kind: "stale", since: 0 });
  });
});
