import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { ApiRig, faultOf } from "./testing/api-rig";

const database = await createTestDatabase();
const api = await ApiRig.open(database, { files: {}, concurrency: 0 });
const [ann, bo] = await Promise.all([api.signIn("operator"), api.signIn("operator")]);
const as = ({ headers }: typeof ann) => api.client({ ...headers, origin: api.origin }).presets;

const order = (changes: object = {}) => ({
  id: randomUUID(),
  name: "Sunday question",
  pack: "botarmy",
  workflowId: "decision-record",
  settings: { input: { question: "Sundays?", weight: 3 }, answers: { announce: false } },
  ...changes,
});

test("a preset keeps what the form held, numbers and answers as they were", async () => {
  const saved = await as(ann).save.mutate(order());
  const settings = {
    ...{ title: "", oversight: null, unanswered: "ask" },
    ...{ input: { question: "Sundays?", weight: 3 }, answers: { announce: false } },
  };
  expect(saved).toMatchObject({ name: "Sunday question", isMine: true, version: 1, settings });
  expect((await as(ann).list.query()).items).toEqual([saved]);
  await as(ann).remove.mutate({ id: saved.id });
});

test("a preset is private until it is the team's, and only who made it changes it", async () => {
  const first = order();
  const { id, version } = await as(ann).save.mutate(first);
  expect((await as(bo).list.query()).items).toEqual([]);
  await as(ann).save.mutate({ ...first, version, name: "For all", isTeams: true });
  expect((await as(bo).list.query()).items).toMatchObject([{ id, name: "For all", isMine: false }]);
  expect((await faultOf(as(bo).save.mutate({ ...first, version: 2 }))).reason).toBe("content-changed");
  expect((await faultOf(as(bo).remove.mutate({ id }))).reason).toBe("not-found");
  const stale = await faultOf(as(ann).save.mutate({ ...first, version }));
  expect(stale).toMatchObject({ code: "CONFLICT", reason: "content-changed" });
  await as(ann).remove.mutate({ id });
  expect((await as(bo).list.query()).items).toEqual([]);
});

test("the same preset sent again after a lost answer is one preset; another's id is refused", async () => {
  const one = order();
  const saved = await as(ann).save.mutate(one);
  expect(await as(ann).save.mutate(one)).toEqual(saved);
  expect((await faultOf(as(bo).save.mutate(one))).reason).toBe("content-changed");
  expect((await as(ann).list.query()).items).toHaveLength(1);
});
