import { execFile } from "node:child_process";
import { rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readSource } from "./read-source";
import { AGENT_TEXT, TEMPLATE_TEXT, workflowText } from "./testing/library-folder";
import { cleanUpAfterEach, entryOf, folderOf, libraryOf, libraryWith } from "./testing/open-libraries";

cleanUpAfterEach();

describe("what is found", () => {
  test("workflows, agents, teams and templates of a folder", async () => {
    const { library } = await libraryWith({
      "workflows/one.yaml": workflowText("one"),
      "workflows/deep/two.yml": workflowText("two"),
      "agents/dev.md": AGENT_TEXT,
      "agent-teams/all.yaml": "bundle: { name: All }\nagents: ['*']\n",
      "templates/a-tmpl.yaml": TEMPLATE_TEXT,
      "README.md": "# Not a definition",
    });
    expect(library.list().map(({ id, pack, file }) => [id, pack, file])).toEqual([
      ["two", "botarmy", "workflows/deep/two.yml"],
      ["one", "botarmy", "workflows/one.yaml"],
    ]);
    expect(library.agents().map(({ id }) => id)).toEqual(["dev"]);
    expect(library.teams().map(({ id }) => id)).toEqual(["all"]);
    expect(library.templates()).toMatchObject([
      { id: "a-v1", stem: "a-tmpl", filename: "a.md", file: "templates/a-tmpl.yaml" },
    ]);
    expect(library.problems()).toEqual([]);
  });

  test("an entry has the SHA-256 of its bytes, its source and its time", async () => {
    const text = workflowText("one", "Überblick");
    const { library, folder } = await libraryWith({ "workflows/one.yaml": text });
    const { stdout } = await promisify(execFile)("sha256sum", [join(folder.path, "workflows/one.yaml")]);
    const entry = entryOf(library, "one");
    expect(entry).toMatchObject({
      sha256: stdout.split(" ")[0],
      source: text,
      name: "Überblick",
      broken: null,
      writable: true,
    });
    expect(Math.abs(Date.now() - (entry?.modifiedAt ?? 0))).toBeLessThan(60_000);
  });

  test("a project's packs: the core folder, installed packs, expansion packs with their own names", async () => {
    const folder = await folderOf({
      ".bmad-core/workflows/a.yaml": workflowText("a"),
      ".bmad-core/core-config.yaml": "markdownExploder: true\n",
      ".bmad-games/workflows/b.yaml": workflowText("b"),
      "expansion-packs/one/config.yaml": "name: named-one\n",
      "expansion-packs/one/workflows/c.yaml": workflowText("c"),
      "expansion-packs/two/workflows/d.yaml": workflowText("d"),
      "expansion-packs/empty/readme.md": "nothing",
      "node_modules/x/workflows/no.yaml": workflowText("no"),
    });
    const library = await libraryOf({ path: folder.path, writable: false });
    expect(library.list().map(({ id, pack, writable }) => [id, pack, writable])).toEqual([
      ["a", "bmad-core", false],
      ["b", "bmad-games", false],
      ["c", "named-one", false],
      ["d", "two", false],
    ]);
  });

  test("a folder with loose files is told by their content", async () => {
    const folder = await folderOf({
      "a.yaml": workflowText("a"),
      "b-tmpl.yaml": TEMPLATE_TEXT,
      "team.yaml": "bundle: { name: T }\nagents: [a]\n",
    });
    const library = await libraryOf({ path: folder.path, writable: false, pack: "loose" });
    expect([library.list().length, library.templates().length, library.teams().length]).toEqual([1, 1, 1]);
  });

  test("a folder that is not there yet is empty, and filled when it comes", async () => {
    const folder = await folderOf({});
    const library = await libraryOf({ path: join(folder.path, "later"), writable: false, pack: "late" });
    expect(library.list()).toEqual([]);
    await folder.write("later/workflows/a.yaml", workflowText("a"));
    await library.refresh();
    expect(library.list()).toMatchObject([{ id: "a", pack: "late" }]);
  });
});

describe("a change on disk", { timeout: 120_000 }, () => {
  const soon = { timeout: 60_000, interval: 20 };

  test("is seen without a restart, and told to listeners", async () => {
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a", "First") });
    const listener = vi.fn();
    const stop = library.onChange(listener);
    await folder.write("workflows/a.yaml", workflowText("a", "Second"));
    await vi.waitFor(() => expect(entryOf(library, "a")?.name).toBe("Second"), soon);
    expect(listener).toHaveBeenCalled();
    stop();
    listener.mockClear();
    await folder.write("workflows/new.yaml", workflowText("new"));
    await folder.write("agents/dev.md", AGENT_TEXT);
    await vi.waitFor(
      () => expect([entryOf(library, "new")?.id, library.agents().length]).toEqual(["new", 1]),
      soon,
    );
    expect(listener).not.toHaveBeenCalled();
  });

  test("is seen behind a linked folder too", async () => {
    const { folder } = await libraryWith({ "workflows/a.yaml": workflowText("a", "First") });
    const link = `${folder.path}-link`;
    await symlink(folder.path, link);
    const library = await libraryOf({ path: link, writable: false, pack: "linked" });
    await folder.write("workflows/a.yaml", workflowText("a", "Second"));
    await vi.waitFor(() => expect(entryOf(library, "a")?.name).toBe("Second"), soon);
    await rm(link);
  });

  test("a saved file may be replaced, renamed and deleted", async () => {
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a") });
    const path = (name: string) => join(folder.path, "workflows", name);
    await folder.write("workflows/.a.tmp", workflowText("a", "Replaced"));
    await rename(path(".a.tmp"), path("a.yaml"));
    await vi.waitFor(() => expect(entryOf(library, "a")?.name).toBe("Replaced"), soon);
    const lists: number[] = [];
    library.onChange(() => lists.push(library.list().length));
    await rename(path("a.yaml"), path("b.yaml"));
    await vi.waitFor(
      () => expect(library.list().map(({ file }) => file)).toEqual(["workflows/b.yaml"]),
      soon,
    );
    await rm(path("b.yaml"));
    await vi.waitFor(() => expect(library.list()).toEqual([]), soon);
  });

  test("a file in the middle of being written waits, and the version before stays", async () => {
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a", "Old") });
    const path = join(folder.path, "workflows/a.yaml");
    await writeFile(path, workflowText("a", "Half").slice(0, 60));
    const look = async () => {
      const now = new Date();
      await utimes(path, now, now);
      expect(await readSource(path, folder.path, "workflows/a.yaml", null)).toBe("unsettled");
    };
    await vi.waitFor(look, soon);
    expect(entryOf(library, "a")?.name).toBe("Old");
    await folder.write("workflows/a.yaml", workflowText("a", "Whole"));
    expect(await readSource(path, folder.path, "workflows/a.yaml", null)).toMatchObject({
      source: workflowText("a", "Whole"),
    });
    await library.refresh();
    expect(entryOf(library, "a")?.name).toBe("Whole");
  });

  test("after every one of fifty random edits the last valid version is at hand", async () => {
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a", "0") });
    const edits = fc.sample(fc.constantFrom("good", "broken", "cut", "renamed", "replaced"), {
      numRuns: 50,
      seed: 8,
    });
    let file = "workflows/a.yaml";
    let valid = "0";
    for (const [edit, kind] of edits.entries()) {
      const name = String(edit + 1);
      const text = workflowText("a", name);
      if (kind === "good") await folder.write(file, text);
      if (kind === "broken") await folder.write(file, text.replace("agent: dev", "agent: [dev"));
      if (kind === "cut") await folder.write(file, text.slice(0, 30));
      if (kind === "replaced") {
        await folder.write("workflows/.next", text);
        await rename(join(folder.path, "workflows/.next"), join(folder.path, file));
      }
      if (kind === "renamed") {
        await folder.write(file, text);
        const next = `workflows/a${edit}.yaml`;
        await rename(join(folder.path, file), join(folder.path, next));
        file = next;
      }
      if (kind !== "broken" && kind !== "cut") valid = name;
      await library.refresh();
      expect(library.list().map((entry) => [entry.file, entry.definition?.name])).toEqual([[file, valid]]);
    }
  });
});
