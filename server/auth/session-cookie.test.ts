import { expect, test } from "vitest";
import { readSessionCookie, writeSessionCookie } from "./session-cookie";

test("over TLS the cookie is bound to the host", () => {
  expect(writeSessionCookie("abc", true)).toBe(
    "__Host-botarmy=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800; Secure",
  );
});

test("on plain loopback it keeps every flag but Secure", () => {
  expect(writeSessionCookie("abc", false)).toBe(
    "botarmy=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800",
  );
});

test("an empty token ends it", () => {
  expect(writeSessionCookie("", false)).toBe("botarmy=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
});

test("only the cookie of this kind of connection is read", () => {
  const header = "other=1; botarmy=plain; __Host-botarmy=bound";
  expect(readSessionCookie(header, false)).toBe("plain");
  expect(readSessionCookie(header, true)).toBe("bound");
  expect(readSessionCookie("botarmy=plain", true)).toBeUndefined();
  expect(readSessionCookie("xbotarmy=1; botarmy=", false)).toBeUndefined();
  expect(readSessionCookie(undefined, false)).toBeUndefined();
});
