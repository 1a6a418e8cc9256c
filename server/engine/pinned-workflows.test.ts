import { expect, test } from "vitest";
import { PinnedWorkflows } from "./pinned-workflows";
import { pinnedFrom } from "./testing/engine-rig";

const version = pinnedFrom("workflow:\n  id: w\n  name: W\n  sequence:\n    - { id: one, agent: analyst }\n");

/** A database that counts what is stored, and refuses the first attempts. */
function storeThatFails(times: number) {
  const store = { asked: 0 };
  const query = async () => {
    store.asked += 1;
    if (store.asked <= times) throw new Error("The database is away.");
    return { rowCount: 1, rows: [] };
  };
  return { store, workflows: new PinnedWorkflows({ query } as never) };
}

test("starts at the same moment store their version once", async () => {
  const { store, workflows } = storeThatFails(0);
  const pinned = await Promise.all(Array.from({ length: 100 }, () => workflows.pin(version)));
  expect(new Set(pinned)).toEqual(new Set([version.sha256]));
  expect(store.asked).toBe(1);
});

test("a version that could not be stored is stored by the next start", async () => {
  const { store, workflows } = storeThatFails(1);
  await expect(workflows.pin(version)).rejects.toThrow("The database is away.");
  await expect(workflows.pin(version)).resolves.toBe(version.sha256);
  expect(store.asked).toBe(2);
});
