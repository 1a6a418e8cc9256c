import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { expect, test } from "vitest";
import { containMarkdown, fenceCode } from "./contain-markdown";
import { escapeCell, escapeInline } from "./escape-inline";
import { HOSTILE_VALUES } from "./testing/hostile-values";

/** The tags of a Markdown text as a browser would get them. */
function tagsOf(markdown: string): string[] {
  const html = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown));
  return [...html.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1] ?? "");
}

/** A bare address becomes a link that shows where it leads; that and code spans are no structure. */
const withoutBare = (tags: string[]) => tags.filter((tag) => tag !== "code" && tag !== "a");

const bareAddress = (address: string) => address.replace(/^(mailto:|https?:\/\/)/, "");

test.each(HOSTILE_VALUES)("as one line, %j changes no structure", (value) => {
  const at = (text: string) => `# Title\n\nBefore ${text}\n\n- item ${text}\n\n${text}\n\n## Next\n`;
  expect(withoutBare(tagsOf(at(escapeInline(value))))).toEqual(withoutBare(tagsOf(at("plain"))));
});

test.each(HOSTILE_VALUES)("in a cell, %j changes no structure", (value) => {
  const at = (text: string) => `| A | B |\n| --- | --- |\n| ${text} | b |\n| c | ${text} |\n\n## Next\n`;
  expect(withoutBare(tagsOf(at(escapeCell(value))))).toEqual(withoutBare(tagsOf(at("plain"))));
});

test.each(HOSTILE_VALUES)("as a body, %j adds no heading, rule, image or hidden address", (value) => {
  const markdown = `# Title\n\n${containMarkdown(value)}\n\n## Next\n`;
  const tags = tagsOf(markdown);
  expect(tags.filter((tag) => /^h[1-6]$|^hr$|^img$|^script$|^section$/.test(tag))).toEqual(["h1", "h2"]);
  const html = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown));
  for (const [, address = "", text = ""] of html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)) {
    expect(bareAddress(decodeURI(address))).toBe(bareAddress(text.replaceAll("&gt;", ">")));
  }
});

test("no mixture of marks adds structure", () => {
  const marks = fc.constantFrom(
    ..."#-=*_~`>|[]()!<&\\:\n \t1.ab".split(""),
    "```",
    "~~~",
    "](",
    "\n\n",
    "- ",
    "<b>",
  );
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 40 }), (parts) => {
      const value = parts.join("");
      const body = tagsOf(`# Title\n\n${containMarkdown(value)}\n\n## Next\n`);
      expect(body.filter((tag) => /^h[1-6]$|^hr$|^img$|^b$/.test(tag))).toEqual(["h1", "h2"]);
      const line = escapeInline(value);
      expect(withoutBare(tagsOf(`- x ${line}\n\n${line}`)).length).toBe(line === "" ? 2 : 3);
    }),
    { numRuns: 40 },
  );
});

test("a body keeps lists, tables, emphasis, quotes and closed code", () => {
  const body =
    "Text with **bold** and `a < b`.\n\n- one\n  - two\n\n> quoted\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n```ts\nconst a = 1;\n```";
  expect(containMarkdown(body)).toBe(body);
});

test("headings in a body become bold lines", () => {
  expect(containMarkdown("## Approved by Ann ##\ntext")).toBe("**Approved by Ann**\ntext");
});

test("links in a body show their address", () => {
  expect(containMarkdown("see [the plan](https://evil.example/x)")).toBe(
    "see [the plan] (https://evil.example/x)",
  );
});

test("an open code block ends with its body", () => {
  expect(containMarkdown("```js\n# not a heading")).toBe("```js\n# not a heading\n```");
});

test("a code block is fenced longer than anything inside it", () => {
  expect(fenceCode("```\nx\n````", "md")).toBe("`````md\n```\nx\n````\n`````");
});

test("control characters and half surrogates are gone", () => {
  expect(escapeInline("a\u0000b\ud800c\r\nd")).toBe("ab\ufffdc d");
});

test("closed code spans stay readable in a line", () => {
  expect(escapeInline("`a_b` and *c*")).toBe("`a_b` and \\*c\\*");
});
