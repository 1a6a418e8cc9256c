import { expect, test } from "vitest";
import { findNameFault, stemOf } from "./document-name";
import { parseDuration } from "./duration";

test.each([
  "prd.md",
  "docs/prd.md",
  "prototype-stories/",
  "v0_prompt",
  "Front End Spec.md",
  "code/{{story}}.md",
  "{{a|b}}.md",
  "größe.md",
  "计划.md",
  "...md",
  ".env.example",
  "a.b.c",
  "über/größe.tar.gz",
])("%s is a document's name", (name) => expect(findNameFault(name)).toBeNull());

const OUTSIDE = [
  "../x",
  "..",
  ".",
  "./x",
  "a/../b",
  "a/..",
  "a/./b",
  "a//b",
  "/etc/passwd",
  "//host/x",
  " /x",
  "a/ /b",
  "/",
  "",
];
const FOREIGN = [
  "C:\\x",
  "C:x",
  "a\\b",
  "..\\x",
  "\\\\host\\x",
  "a:b",
  "a*b",
  "a?b",
  'a"b',
  "<a>",
  "a|b",
  "%2e%2e/x",
  "%00",
  "file:///x",
];
const HIDDEN = [
  "a\u0000.md",
  "a\n.md",
  "a\t.md",
  "a\u202egnp.md",
  "a\u200b.md",
  "\ufeffa.md",
  "a\u2066b.md",
  "a\ud800.md",
  "a\u007f.md",
  "a\u2028b",
];
const DEVICES = [
  "CON",
  "con.md",
  "docs/NUL",
  "aux.txt",
  "COM1",
  "lpt9.md",
  "x.",
  "x ",
  " x",
  "docs./x",
  "x.md ",
];

test.each([...OUTSIDE, ...FOREIGN, ...HIDDEN, ...DEVICES, "x".repeat(201), `${"a/".repeat(150)}x`])(
  "%j is none",
  (name) => expect(findNameFault(name)).toMatch(/^(is|has|leads|begins) /),
);

test.each([
  ["docs/prd.md", "prd"],
  ["prototype-stories/", "prototype-stories"],
  ["v0_prompt", "v0_prompt"],
  ["archive.tar.gz", "archive.tar"],
  [".env", ".env"],
])("the stem of %s is %s", (name, stem) => expect(stemOf(name)).toBe(stem));

test.each([
  ["500ms", 500],
  ["1s", 1_000],
  ["1.5m", 90_000],
  [" 2 h ", 7_200_000],
  ["30d", 2_592_000_000],
  ["31d", null],
  ["1e3s", null],
  ["-1s", null],
  ["1", null],
  ["1 week", null],
  ["", null],
])("%j lasts %s milliseconds", (text, ms) => expect(parseDuration(text)).toBe(ms));
