import { expect, test } from "vitest";
import { attachment, safeName, safePath } from "./file-name";

test.each([
  ["prd.md", "prd.md"],
  ["  spaced.md ", "spaced.md"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["..", "document"],
  ["", "document"],
  ["con.md", "_con.md"],
  ["LPT1", "_LPT1"],
  ['a"b<c>|d?.md', "a_b_c__d_.md"],
  ["line\r\nbreak.md", "line__break.md"],
  ["left‮dm.exe", "left_dm.exe"],
  ["nul\0byte.md", "nul_byte.md"],
  ["café.md", "café.md"],
])("the name %j becomes %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test("a long name keeps its ending", () => {
  const name = safeName(`${"x".repeat(400)}.md`);
  expect(name).toHaveLength(120);
  expect(name).toMatch(/x\.md$/);
});

test.each([
  ["docs/prd.md", "docs/prd.md"],
  ["../../../etc/passwd", "etc/passwd"],
  ["/etc/passwd", "etc/passwd"],
  ["..\\..\\windows\\win.ini", "windows/win.ini"],
  ["C:\\temp\\x.md", "C_/temp/x.md"],
  ["docs/./a/../b.md", "docs/a/b.md"],
  ["docs//stories/", "docs/stories.md"],
  ["%2e%2e/x.md", "%2e%2e/x.md"],
  ["....//x.md", "document/x.md"],
  ["../", "document.md"],
])("the path %j stays below its folder as %j (D9)", (name, path) => {
  expect(safePath(name)).toBe(path);
});

test("a download tells its name to old readers and its true one to others (RFC 6266)", () => {
  expect(attachment("prd.md")).toBe(`attachment; filename="prd.md"; filename*=UTF-8''prd.md`);
  expect(attachment(`Café "50%" (1)'.md`)).toBe(
    `attachment; filename="Caf_ _50__ (1)'.md"; filename*=UTF-8''Caf%C3%A9%20%2250%25%22%20%281%29%27.md`,
  );
});
