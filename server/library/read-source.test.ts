import { execFile } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { workflowText } from "./testing/library-folder";
import { cleanUpAfterEach, codesOf, entryOf, folderOf, libraryWith } from "./testing/open-libraries";

cleanUpAfterEach();

describe("a file that breaks", () => {
  test("keeps its last good version and shows all that is wrong now", async () => {
    const { library, folder } = await libraryWith({
      "workflows/a.yaml": workflowText("a"),
      "workflows/b.yaml": workflowText("b"),
    });
    const good = entryOf(library, "a");
    const text = "workflow:\n  id: a\n  sequence:\n    - { agent: dev, gate: never, timeout: 5 }\n";
    await folder.write("workflows/a.yaml", text);
    await library.refresh();
    expect(entryOf(library, "a")).toMatchObject({
      sha256: good?.sha256,
      source: good?.source,
      definition: good?.definition,
      broken: { source: text },
    });
    expect(codesOf(library, "a")).toEqual(["unknown-value", "bad-duration"]);
    expect(entryOf(library, "b")?.broken).toBeNull();
    await folder.write("workflows/a.yaml", workflowText("a", "Mended"));
    await library.refresh();
    expect(entryOf(library, "a")).toMatchObject({ name: "Mended", broken: null });
  });

  test("is listed even when it never was right, and hides no other", async () => {
    const { library } = await libraryWith({
      "workflows/good.yaml": workflowText("good"),
      "workflows/bad.yaml": "workflow: [",
      "workflows/bomb.yaml": "[".repeat(100_000),
      "workflows/page.md": "# A page\n",
      "workflows/large.yaml": `#${"x".repeat(300_000)}`,
      "agents/bad.md": "# Prose only\n",
      "templates/bad-tmpl.yaml": "nothing: here\n",
    });
    expect(library.list().map(({ id, definition }) => [id, definition !== undefined])).toEqual([
      ["bad", false],
      ["bomb", false],
      ["good", true],
      ["large", false],
      ["page", false],
    ]);
    expect(codesOf(library, "bomb")).toEqual(["too-deep"]);
    expect(codesOf(library, "large")).toEqual(["too-large"]);
    expect(codesOf(library, "page")).toEqual(["markdown-workflow"]);
    expect(library.problems().map(({ file }) => file)).toEqual(["agents/bad.md", "templates/bad-tmpl.yaml"]);
  });

  test("bytes that are no UTF-8 are told at their place", async () => {
    const { library, folder } = await libraryWith({ "workflows/good.yaml": workflowText("good") });
    await writeFile(
      join(folder.path, "workflows/odd.yaml"),
      Buffer.from([0x61, 0x3a, 0x0a, 0x62, 0xff, 0x0a]),
    );
    await library.refresh();
    expect(entryOf(library, "odd")?.problems).toMatchObject([{ code: "not-utf8", line: 2, column: 2 }]);
  });
});

describe("what lies outside", () => {
  test("a link that leads out of the folder is not followed, one that stays inside is", async () => {
    const outside = await folderOf({ "secret.yaml": workflowText("secret") });
    const { library, folder } = await libraryWith({
      "workflows/a.yaml": workflowText("a"),
      "other/b.yaml": workflowText("b"),
    });
    await symlink(join(outside.path, "secret.yaml"), join(folder.path, "workflows/out.yaml"));
    await symlink("/etc/passwd", join(folder.path, "workflows/passwd.yaml"));
    await symlink(outside.path, join(folder.path, "agents"));
    await symlink(join(folder.path, "other/b.yaml"), join(folder.path, "workflows/in.yaml"));
    await symlink(join(folder.path, "workflows/loop.yaml"), join(folder.path, "workflows/loop.yaml"));
    await library.refresh();
    expect(codesOf(library, "out")).toEqual(["outside"]);
    expect(codesOf(library, "passwd")).toEqual(["outside"]);
    expect(entryOf(library, "b")).toMatchObject({ file: "workflows/in.yaml", definition: expect.anything() });
    expect(entryOf(library, "secret")).toBeUndefined();
    expect(JSON.stringify(library.list())).not.toContain("root:");
    expect(library.agents()).toEqual([]);
  });

  test("a folder linked from elsewhere is not a pack of this one", async () => {
    const outside = await folderOf({ "workflows/secret.yaml": workflowText("secret") });
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a") });
    await symlink(outside.path, join(folder.path, ".bmad-core"));
    await symlink(join(outside.path, "workflows"), join(folder.path, "workflows/deep"));
    await library.refresh();
    expect(library.list().map(({ id }) => id)).toEqual(["a"]);
  });

  test.skipIf(process.platform === "win32")(
    "a pipe or a folder named like a file stops nothing",
    async () => {
      const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a") });
      await promisify(execFile)("mkfifo", [join(folder.path, "workflows/pipe.yaml")]);
      await mkdir(join(folder.path, "workflows/folder.yaml"));
      await library.refresh();
      expect(codesOf(library, "pipe")).toEqual(["not-a-file"]);
      expect(entryOf(library, "a")?.definition).toBeDefined();
    },
  );
});
