import { expect, test } from "vitest";
import { findClientAddress } from "./find-client-address";

test("without a trusted proxy the header counts for nothing", () => {
  expect(findClientAddress("10.0.0.9", "1.2.3.4", [])).toBe("10.0.0.9");
});

test("a trusted proxy names the client, and what a client wrote before it counts for nothing", () => {
  expect(findClientAddress("10.0.0.9", "6.6.6.6, 1.2.3.4", ["10.0.0.9"])).toBe("1.2.3.4");
  expect(findClientAddress("10.0.0.9", "1.2.3.4, 10.0.0.8", ["10.0.0.9", "10.0.0.8"])).toBe("1.2.3.4");
});

test("a trusted proxy that names nobody is itself the client", () => {
  expect(findClientAddress("10.0.0.9", undefined, ["10.0.0.9"])).toBe("10.0.0.9");
});

test("IPv4 over an IPv6 socket is the same address", () => {
  expect(findClientAddress("::ffff:127.0.0.1", undefined, [])).toBe("127.0.0.1");
});
