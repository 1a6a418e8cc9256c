import { describe, expect, test } from "vitest";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { AGENT_TEXT, TEMPLATE_TEXT, workflowText } from "./testing/library-folder";
import { cleanUpAfterEach, entryOf, folderOf, libraryOf, libraryWith } from "./testing/open-libraries";

cleanUpAfterEach();

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
      "bmad-core/templates/a-tmpl.yaml": TEMPLATE_TEXT,
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
    const { library } = await libraryWith({
      "workflows/a.yaml": workflowText("a"),
      "agents/dev.md": AGENT_TEXT,
    });
    expect(entryOf(library, "a")).toMatchObject({
      definition: expect.anything(),
      problems: [
        { severity: "warning", code: "unknown-agent", message: expect.stringContaining('"qa"'), line: 7 },
      ],
    });
  });

  test("in a pack with agents of its own, one that nobody has a file for is a person's choice", async () => {
    const folder = await folderOf({
      ".bmad-core/workflows/a.yaml": workflowText("a").replace("agent: qa", "agent: wizard"),
      ".bmad-core/agents/dev.md": AGENT_TEXT,
    });
    const library = await libraryOf({ path: folder.path, writable: false });
    expect(entryOf(library, "a")?.definition?.unknownAgents).toEqual(["wizard"]);
    await folder.write(".bmad-core/agents/wizard.md", AGENT_TEXT.replace("id: dev", "id: wizard"));
    await library.refresh();
    expect(entryOf(library, "a")?.definition?.unknownAgents).toEqual([]);
  });

  test("elsewhere any name may stand, and a role that is known is known", async () => {
    const { library } = await libraryWith({
      "workflows/a.yaml": workflowText("a"),
      "agents/dev.md": AGENT_TEXT,
    });
    expect(entryOf(library, "a")?.definition?.unknownAgents).toBeUndefined();
  });
});
