import { expect, it } from "vitest";
import { intentFor, type Order } from "./intent";

const reject: Order = { kind: "decide", action: "reject", comment: "No.", contentSha256: "h" };
let made = 0;
const makeId = () => `id-${++made}`;

it("the same order, never answered, goes out under the same id", () => {
  const first = intentFor(null, "a1", reject, makeId);
  expect(intentFor(first, "a1", { ...reject }, makeId)).toBe(first);
});

it("another action, comment, text or request gets an id of its own", () => {
  const first = intentFor(null, "a1", reject, makeId);
  const others = [
    intentFor(first, "a1", { ...reject, action: "revise" }, makeId),
    intentFor(first, "a1", { ...reject, comment: "Never." }, makeId),
    intentFor(first, "a1", { ...reject, contentSha256: "h2" }, makeId),
    intentFor(first, "a2", reject, makeId),
  ];
  expect(new Set([first, ...others].map(({ decisionId }) => decisionId)).size).toBe(5);
});

it("after an answer even the same order is a new decision", () => {
  const first = intentFor(null, "a1", reject, makeId);
  expect(intentFor(null, "a1", reject, makeId).decisionId).not.toBe(first.decisionId);
});
