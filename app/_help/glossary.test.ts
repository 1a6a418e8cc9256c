import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readGuideLink } from "../help/[guide]/read-guide-link";
import { readHeadings } from "../help/[guide]/read-headings";
import { GUIDE_NAMES } from "../help/guide-names";
import { anchorOf } from "./anchors";
import { GLOSSARY, type Meaning } from "./glossary";

const docs = new URL("../../docs/", import.meta.url);
const textOf = (name: string) => readFileSync(new URL(`${name}.md`, docs), "utf8");
const anchorsOf = (name: string) => readHeadings(textOf(name)).map(({ anchor }) => anchor);

it("every guide of docs/ can be read in the product, and no other", () => {
  const files = readdirSync(docs).filter((file) => file.endsWith(".md"));
  expect([...GUIDE_NAMES].sort()).toEqual(files.map((file) => file.slice(0, -3)).sort());
});

it.each(Object.entries<Meaning>(GLOSSARY))("%s leads to a heading that is there", (_, { guide, heading }) => {
  expect(anchorsOf(guide)).toContain(anchorOf(heading));
});

it("a meaning is one or two sentences, or three short ones", () => {
  for (const { text } of Object.values<Meaning>(GLOSSARY)) expect(text.length).toBeLessThan(180);
});

it("links of guides lead to guides and headings that are there", () => {
  for (const name of GUIDE_NAMES) {
    const links = [...textOf(name).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => readGuideLink(href));
    for (const link of links) {
      const [, guide = name, anchor] = /^(?:\/help\/(\w+))?(?:#(.+))?$/.exec(link ?? "") ?? [];
      if (anchor !== undefined) expect(anchorsOf(guide)).toContain(anchor);
    }
  }
});

it("what lies beside the guides is named and no link", () => {
  expect(readGuideLink("gates.md#questions")).toBe("/help/gates#questions");
  expect(readGuideLink("../README.md#start")).toBeNull();
  expect(readGuideLink("../server/main.ts")).toBeNull();
  expect(readGuideLink("javascript:alert(1)")).toBeNull();
});

it("anchors are those that GitHub makes", () => {
  expect(anchorOf("2. Steps run at least once, and one result is accepted")).toBe(
    "2-steps-run-at-least-once-and-one-result-is-accepted",
  );
});
