import { expect, test } from "vitest";
import { writeAuditBody, writeCanonicalJson } from "./audit-entry";

test("the order of keys does not change the canonical text", () => {
  expect(writeCanonicalJson({ b: [1, { d: true, c: null }], a: "x" })).toBe(
    '{"a":"x","b":[1,{"c":null,"d":true}]}',
  );
  expect(writeCanonicalJson({ a: "x", b: [1, { c: null, d: true }] })).toBe(
    '{"a":"x","b":[1,{"c":null,"d":true}]}',
  );
});

test("text that jsonb refuses is replaced", () => {
  expect(writeCanonicalJson("a\u0000b\ud800")).toBe('"a\uFFFDb\uFFFD"');
});

test("an entry's body holds nothing but the entry", () => {
  const actor = { kind: "person", id: "u1", name: "Ann", role: "owner", email: "ann@example.org" } as const;
  const body = writeAuditBody({
    at: 5,
    actor,
    action: "key.revoked",
    target: "key:1",
    before: null,
    after: {},
  });
  expect(body).toBe(
    '{"action":"key.revoked","actor":{"id":"u1","kind":"person","name":"Ann"},"after":{},"at":5,"before":null,"target":"key:1"}',
  );
});
