import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { listAudit } from "./list-audit";
import { changeSetting, readSettings } from "./settings";
import { overlap } from "./testing/overlap";
import { addMember, createTestAuth } from "./testing/test-auth";

const db = await createTestDatabase();
const auth = createTestAuth(db);
const owner = await addMember(auth, "owner");
const low = { key: "oversight", value: "low" } as const;
const high = { key: "oversight", value: "high" } as const;

test("settings have values before anybody sets them", async () => {
  expect(await readSettings(auth)).toEqual({
    values: {
      oversight: "low",
      oversightByProject: {},
      deadline: "none",
      models: {},
      prices: {},
      retention: { events: 90, texts: 90 },
      retentionByProject: {},
    },
    versions: {
      oversight: 0,
      oversightByProject: 0,
      deadline: 0,
      models: 0,
      prices: 0,
      retention: 0,
      retentionByProject: 0,
    },
  });
});

test("a setting is written over the version its writer saw, and audited", async () => {
  expect(await changeSetting(auth, owner, low, 0)).toBe(1);
  expect(await changeSetting(auth, owner, high, 1)).toBe(2);
  expect(await readSettings(auth)).toMatchObject({
    values: { oversight: "high" },
    versions: { oversight: 2 },
  });
  const { items } = await listAudit(auth, { target: "setting:oversight" }, { limit: 10 });
  expect(items).toMatchObject([
    { action: "setting.changed", before: "low", after: "high" },
    { action: "setting.changed", before: null, after: "low" },
  ]);
});

test("a stale writer changes nothing and learns the current version", async () => {
  await expect(changeSetting(auth, owner, low, 1)).rejects.toMatchObject({
    reason: "stale-setting",
    details: { currentVersion: 2 },
  });
  expect(await readSettings(auth)).toMatchObject({ values: { oversight: "high" } });
});

test("of two writers at the same moment one is refused", async () => {
  const models = { key: "models", value: { developer: "openai/gpt-5" } } as const;
  expect(await changeSetting(auth, owner, models, 0)).toBe(1);
  const write = () => changeSetting(auth, owner, models, 1);
  const answers = await overlap(db, [write, write, write]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readSettings(auth)).toMatchObject({ versions: { models: 2 } });
});
