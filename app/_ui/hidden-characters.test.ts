import { expect, it } from "vitest";
import { splitHidden } from "./hidden-characters";

const codes = (text: string) =>
  splitHidden(text).map((piece) => (piece.kind === "hidden" ? piece.code : piece.text));

it("leaves ordinary text whole", () => {
  expect(codes("Café, naïve 東京 עברית\n\tline\r\n")).toEqual(["Café, naïve 東京 עברית\n\tline\r\n"]);
});

it("names what turns the order of characters around", () => {
  expect(splitHidden("a\u202Eb")).toEqual([
    { kind: "text", from: 0, text: "a" },
    { kind: "hidden", from: 1, code: "U+202E", name: "right-to-left override" },
    { kind: "text", from: 2, text: "b" },
  ]);
  expect(codes("\u2066x\u2069")).toEqual(["U+2066", "x", "U+2069"]);
});

it("names what cannot be seen", () => {
  expect(codes("pay\u200Bpal")).toEqual(["pay", "U+200B", "pal"]);
  expect(codes("\u{E0041}")).toEqual(["U+E0041"]);
  expect(codes("\u{E0101}")).toEqual(["U+E0101"]);
  expect(codes("\u3164")).toEqual(["U+3164"]);
  expect(codes("\u0000\u001b\u0085")).toEqual(["U+0000", "U+001B", "U+0085"]);
  expect(codes("\uD800")).toEqual(["U+D800"]);
});

it("keeps emoji whole and shows a joiner that joins nothing", () => {
  expect(codes("👩\u200D💻 ❤️")).toEqual(["👩\u200D💻 ❤️"]);
  expect(codes("👩🏽\u200D💻")).toEqual(["👩🏽\u200D💻"]);
  expect(codes("a\u200Db")).toEqual(["a", "U+200D", "b"]);
  expect(codes("👩\u200Db")).toEqual(["👩", "U+200D", "b"]);
});
