import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { workflowText } from "#server/library/testing/library-folder";
import { ApiRig, faultOf } from "./testing/api-rig";

const database = await createTestDatabase();
const api = await ApiRig.open(database, { files: { "workflows/old.yaml": workflowText("old") } });
const { owner } = api;
const onDisk = (file: string) => readFile(join(api.folder.path, "workflows", file), "utf8");

test("a saved workflow can be started at once", async () => {
  const source = workflowText("fresh");
  const saved = await owner.workflows.save.mutate({ file: "fresh.yaml", source });
  expect(saved).toMatchObject({ pack: "test", id: "fresh", file: "workflows/fresh.yaml", canStart: true });
  expect(await onDisk("fresh.yaml")).toBe(source);
  const found = await owner.workflows.get.query({ id: "fresh" });
  expect(found.version).toBe(saved.version);
});

test("a text with errors is kept, its problems are told, and the last good version still starts", async () => {
  const good = await owner.workflows.save.mutate({ file: "half.yaml", source: workflowText("half") });
  const source = "workflow:\n  id: half\n  sequence:\n    - creates: [a.md\n";
  const saved = await owner.workflows.save.mutate({ file: "half.yaml", source, baseSha: good.version });
  expect(saved.problems.map(({ severity }) => severity)).toContain("error");
  expect(saved.canStart).toBe(true);
  const found = await owner.workflows.get.query({ id: "half" });
  expect(found).toMatchObject({ version: good.version, brokenSource: source });
});

test("of two editors the second learns what the first wrote, and overwrites nothing (D14)", async () => {
  const { version } = await owner.workflows.get.query({ id: "old" });
  const save = (name: string) =>
    owner.workflows.save.mutate({
      file: "workflows/old.yaml",
      source: workflowText("old", name),
      baseSha: version,
    });
  const results = await Promise.allSettled([save("One"), save("Two")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const kept = await onDisk("old.yaml");
  const fault = await faultOf(save("Three"));
  expect(fault).toMatchObject({
    code: "CONFLICT",
    reason: "content-changed",
    details: { currentSource: kept },
  });
  expect(await onDisk("old.yaml")).toBe(kept);
});

test("the same text again, as after a lost reply, is no conflict and no second act", async () => {
  const order = { file: "twice.yaml", source: workflowText("twice") };
  const first = await owner.workflows.save.mutate(order);
  expect(await owner.workflows.save.mutate(order)).toEqual(first);
  const { items } = await owner.audit.list.query({ action: "workflow.saved" });
  expect(items.filter(({ target }) => target.endsWith("twice.yaml"))).toHaveLength(1);
});

test("a new workflow does not replace a file that is there", async () => {
  const fault = await faultOf(owner.workflows.save.mutate({ file: "old.yaml", source: workflowText("x") }));
  expect(fault).toMatchObject({ code: "CONFLICT", reason: "content-changed" });
});

test.each([
  "../out.yaml",
  "workflows/../../out.yaml",
  "/tmp/out.yaml",
  "a/../../out.yaml",
  "..%2fout.yaml",
  "out\u0000.yaml",
  "con.yaml",
  "deep/LPT1.yaml",
  ".hidden.yaml",
  "out.yaml/",
  "out.txt",
  "out\u2215x.yaml",
  "..\\out.yaml",
  `${"a".repeat(290)}.yaml`,
])("the name %j is refused (D9)", async (file) => {
  const fault = await faultOf(owner.workflows.save.mutate({ file, source: workflowText("x") }));
  expect(fault).toMatchObject({ code: "BAD_REQUEST", field: "file" });
});

test("a link is neither followed nor replaced (D9)", async () => {
  const outside = join(api.folder.path, "sentinel.txt");
  await writeFile(outside, "untouched");
  await symlink(outside, join(api.folder.path, "workflows", "link.yaml"));
  const fault = await faultOf(owner.workflows.save.mutate({ file: "link.yaml", source: workflowText("x") }));
  expect(fault.field).toBe("file");
  expect(await readFile(outside, "utf8")).toBe("untouched");
});

test("a pack that is not ours to write is named", async () => {
  const fault = await faultOf(
    owner.workflows.save.mutate({ pack: "botarmy", file: "x.yaml", source: workflowText("x") }),
  );
  expect(fault.message).toBe('The pack "botarmy" is read-only here. Save a copy into "test".');
});

test("operators save, approvers do not, and it goes into the audit log", async () => {
  const operator = await api.signIn("operator");
  const approver = await api.signIn("approver");
  const order = { file: "mine.yaml", source: workflowText("mine") };
  const headers = { origin: api.origin };
  const as = (who: typeof operator) => api.client({ ...who.headers, ...headers });
  expect((await faultOf(as(approver).workflows.save.mutate(order))).code).toBe("FORBIDDEN");
  const { version } = await as(operator).workflows.save.mutate(order);
  const { items } = await owner.audit.list.query({ limit: 1 });
  expect(items[0]).toMatchObject({
    action: "workflow.saved",
    target: "workflow:test/workflows/mine.yaml",
    before: null,
    after: version,
    actor: { id: operator.person.id },
  });
});

test("the editor is told the names of the library and where it may save", async () => {
  expect(await owner.workflows.vocabulary.query()).toEqual({ agents: [], templates: [], savesInto: "test" });
});

test("versions are the one on disk and those that runs hold", async () => {
  const before = await owner.workflows.get.query({ id: "fresh" });
  await owner.runs.start.mutate({ requestId: "versions", workflowId: "fresh", input: {} });
  const source = workflowText("fresh", "Fresher");
  const after = await owner.workflows.save.mutate({ file: "fresh.yaml", source, baseSha: before.version });
  const versions = await owner.workflows.versions.query({ id: "fresh", pack: "test" });
  expect(versions.map(({ version, runs, isCurrent }) => [version, runs, isCurrent])).toEqual([
    [after.version, 0, true],
    [before.version, 1, false],
  ]);
});
