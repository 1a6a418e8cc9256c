import { execFile } from "node:child_process";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { stepsIn } from "#workflows/definition/walk-nodes";
import type { LibraryFolder } from "./find-packs";
import type { Library } from "./library";
import { openLibrary } from "./open-library";
import { readSource } from "./read-source";
import { type LibraryFolderDraft, makeLibraryFolder, workflowText } from "./testing/library-folder";

const open: { close(): Promise<void> }[] = [];
const made: LibraryFolderDraft[] = [];

afterEach(async () => {
  for (const library of open.splice(0)) await library.close();
  for (const folder of made.splice(0)) await folder.remove();
});

async function folderOf(files: Record<string, string>): Promise<LibraryFolderDraft> {
  const folder = await makeLibraryFolder(files);
  made.push(folder);
  return folder;
}

async function libraryOf(...folders: LibraryFolder[]): Promise<Library> {
  const library = await openLibrary({ folders, log: { warn: () => {} } });
  open.push(library);
  return library;
}

async function libraryWith(files: Record<string, string>, pack = "botarmy") {
  const folder = await folderOf(files);
  return { folder, library: await libraryOf({ path: folder.path, writable: true, pack }) };
}

const entryOf = (library: Library, id: string) => library.list().find((entry) => entry.id === id);
const codesOf = (library: Library, id: string) => entryOf(library, id)?.problems.map(({ code }) => code);
const AGENT = "# A\n\n```yaml\nagent: { id: dev }\npersona: { role: Builder }\n```\n";
const TEMPLATE =
  "template: { id: a-v1, name: A, output: { format: markdown, filename: docs/a.md } }\nsections: [{ id: one, title: One }]\n";

describe("what is found", () => {
  test("workflows, agents, teams and templates of a folder", async () => {
    const { library } = await libraryWith({
      "workflows/one.yaml": workflowText("one"),
      "workflows/deep/two.yml": workflowText("two"),
      "agents/dev.md": AGENT,
      "agent-teams/all.yaml": "bundle: { name: All }\nagents: ['*']\n",
      "templates/a-tmpl.yaml": TEMPLATE,
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
      "b-tmpl.yaml": TEMPLATE,
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

describe("asking for a workflow", () => {
  test("our own pack wins, another needs its name when there are several", async () => {
    const own = await folderOf({
      "workflows/a.yaml": workflowText("a"),
      "workflows/o.yaml": workflowText("o"),
    });
    const one = await folderOf({
      "workflows/a.yaml": workflowText("a"),
      "workflows/b.yaml": workflowText("b"),
      "workflows/c.yaml": workflowText("c"),
    });
    const two = await folderOf({ "workflows/b.yaml": workflowText("b") });
    const library = await libraryOf(
      { path: one.path, writable: false, pack: "one" },
      { path: own.path, writable: true, pack: "botarmy" },
      { path: two.path, writable: false, pack: "two" },
    );
    expect(library.get({ id: "a" })).toMatchObject({ entry: { pack: "botarmy" } });
    expect(library.get({ id: "a", pack: "one" })).toMatchObject({ entry: { pack: "one" } });
    expect(library.get({ id: "c" })).toMatchObject({ entry: { pack: "one" } });
    expect(library.get({ id: "b" })).toEqual({
      reason: "ambiguous",
      packs: ["one", "two"],
      message: 'Several packs have a workflow "b": one, two. Say which one.',
    });
    expect(library.get({ id: "o", pack: "one" })).toMatchObject({ reason: "not-found" });
    expect(library.get({ id: "../a" })).toMatchObject({ reason: "not-found" });
  });

  test("a version that is no longer the one at hand is not given out as it", async () => {
    const { library } = await libraryWith({ "workflows/a.yaml": workflowText("a") });
    const sha256 = entryOf(library, "a")?.sha256 ?? "";
    expect(library.get({ id: "a", sha256 })).toMatchObject({ entry: { id: "a" } });
    expect(library.get({ id: "a", sha256: "0".repeat(64) })).toMatchObject({
      reason: "not-found",
      message: expect.stringContaining("changed"),
    });
  });

  test("packs of one name are told apart", async () => {
    const folders = [
      await folderOf({ "bmad-core/workflows/a.yaml": workflowText("a") }),
      await folderOf({ "bmad-core/workflows/a.yaml": workflowText("a") }),
    ];
    const library = await libraryOf(...folders.map(({ path }) => ({ path, writable: false })));
    expect(library.list().map(({ pack }) => pack)).toEqual(["bmad-core", "bmad-core-2"]);
  });

  test("the second file of an id in one pack is listed with the reason, and not used", async () => {
    const { library } = await libraryWith({
      "workflows/a.yaml": workflowText("same"),
      "workflows/b.yaml": workflowText("same"),
    });
    expect(library.list().map(({ file, definition }) => [file, definition !== undefined])).toEqual([
      ["workflows/a.yaml", true],
      ["workflows/b.yaml", false],
    ]);
    expect(library.list()[1]?.problems.at(-1)).toMatchObject({ code: "id-taken", file: "workflows/b.yaml" });
    expect(library.get({ id: "same" })).toMatchObject({ entry: { file: "workflows/a.yaml" } });
  });
});

describe("agents and templates of a step", () => {
  const agent = (id: string, role: string) =>
    `# A\n\n\`\`\`yaml\nagent: { id: ${id} }\npersona: { role: ${role} }\n\`\`\`\n`;

  test("come from the step's pack, else the core pack, else ours", async () => {
    const own = await folderOf({
      "agents/dev.md": agent("dev", "ours"),
      "agents/qa.md": agent("qa", "ours"),
    });
    const core = await folderOf({
      "bmad-core/agents/dev.md": agent("dev", "core"),
      "bmad-core/templates/a-tmpl.yaml": TEMPLATE,
    });
    const games = await folderOf({
      "agents/game-dev.md": agent("dev", "games"),
      "workflows/g.yaml": workflowText("g"),
    });
    const library = await libraryOf(
      { path: own.path, writable: true, pack: "botarmy" },
      { path: core.path, writable: false },
      { path: games.path, writable: false, pack: "games" },
    );
    const persona = (id: string, pack: string) => library.agent(id, pack)?.persona;
    expect(persona("dev", "games")).toBe("Role: games");
    expect(persona("game-dev", "games")).toBe("Role: games");
    expect(persona("dev", "botarmy")).toBe("Role: ours");
    expect(persona("dev", "unknown")).toBe("Role: core");
    expect(persona("qa", "games")).toBe("Role: ours");
    expect(persona("nobody", "games")).toBeUndefined();
    const [step] = stepsIn(entryOf(library, "g")?.definition?.sequences[0]?.nodes ?? []);
    expect(step && library.template({ pack: "games", step, document: "a.md", agent: "dev" })).toMatchObject({
      pack: "bmad-core",
      stem: "a-tmpl",
    });
    expect(step && library.template({ pack: "games", step, document: "z.md", agent: null })).toBeUndefined();
  });

  test("an agent that nobody has a file for is a warning at its step", async () => {
    const { library } = await libraryWith({ "workflows/a.yaml": workflowText("a"), "agents/dev.md": AGENT });
    expect(entryOf(library, "a")).toMatchObject({
      definition: expect.anything(),
      problems: [
        { severity: "warning", code: "unknown-agent", message: expect.stringContaining('"qa"'), line: 7 },
      ],
    });
  });
});

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

describe("a change on disk", { timeout: 30_000 }, () => {
  const soon = { timeout: 8_000, interval: 20 };

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
    await folder.write("agents/dev.md", AGENT);
    await vi.waitFor(
      () => expect([entryOf(library, "new")?.id, library.agents().length]).toEqual(["new", 1]),
      soon,
    );
    expect(listener).not.toHaveBeenCalled();
  });

  test("a saved file may be replaced, renamed and deleted", async () => {
    const { library, folder } = await libraryWith({ "workflows/a.yaml": workflowText("a") });
    const path = (name: string) => join(folder.path, "workflows", name);
    await folder.write("workflows/.a.tmp", workflowText("a", "Replaced"));
    await rename(path(".a.tmp"), path("a.yaml"));
    await vi.waitFor(() => expect(entryOf(library, "a")?.name).toBe("Replaced"), soon);
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
    expect(await readSource(path, folder.path, "workflows/a.yaml", null)).toBe("unsettled");
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
      numRuns: 100,
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
