import { afterAll, expect, test } from "vitest";
import { openModelRig } from "../testing/model-rig";
import { findMissingModel } from "./missing-model";

const rig = await openModelRig();
afterAll(() => rig.close());

test("a model that the server does not offer is told with those that it does", async () => {
  const { compatible } = rig;
  expect(await findMissingModel("compatible/lama", { compatible })).toMatch(
    /^BOTARMY_MODEL: the server .* does not offer "lama"\. It offers: ok, slow, /,
  );
});

test.each(["compatible/ok", "compatible/slow:20,ok", "offline", "openai/gpt-5"])(
  "%s is not missed",
  async (model) => {
    expect(await findMissingModel(model, { compatible: rig.compatible })).toBeNull();
  },
);

test("a server that is not there is no reason to say so", async () => {
  expect(
    await findMissingModel("compatible/ok", { compatible: { baseUrl: "http://127.0.0.1:9/v1" } }),
  ).toBeNull();
});
