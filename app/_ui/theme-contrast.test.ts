import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Palette = Map<string, string>;

const css = readFileSync(new URL("../globals.css", import.meta.url), "utf8");

/** The custom properties of the first block that follows `selector`. */
function readPalette(selector: string): Palette {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
}

function luminance(hex: string): number {
  const linear = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two colours of a palette, 1 to 21. */
function contrast(palette: Palette, front: string, back: string): number {
  const [a, b] = [palette.get(front), palette.get(back)];
  if (!a || !b) throw new Error(`No colour ${a ? back : front} in the theme`);
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((left, right) => left - right);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["canvas", "surface", "raised", "sunken", "hover"];
const STATES = ["running", "waiting", "done", "failed", "idle", "writing"];

it("paper is light, whatever the screen is", () => {
  const dark = css.indexOf(".dark {");
  expect(css.lastIndexOf("@media screen {", dark)).toBeGreaterThan(css.lastIndexOf("\n}", dark));
  expect(css.indexOf(".dark {", dark + 1)).toBe(-1);
});

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("the %s theme", (_name, selector) => {
  const palette = readPalette(selector);

  const text: [string, string][] = [
    ...["ink", "ink-2", "ink-3"].flatMap((ink) =>
      [...GROUNDS, "selected"].map((ground): [string, string] => [ink, ground]),
    ),
    ...STATES.flatMap((state) =>
      [...GROUNDS, "selected", `${state}-soft`].map((ground): [string, string] => [state, ground]),
    ),
    ...STATES.flatMap((state): [string, string][] => [
      ["ink", `${state}-soft`],
      ["ink-2", `${state}-soft`],
    ]),
    ["on-strong", "strong"],
    ["on-strong", "strong-hover"],
  ];

  it.each(text)("writes %s on %s with at least 4.5:1", (front, back) => {
    expect(contrast(palette, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  const shapes: [string, string][] = [
    ...["canvas", "surface", "raised", "sunken"].map((ground): [string, string] => ["control", ground]),
    ...STATES.flatMap((state) =>
      ["canvas", "surface"].map((ground): [string, string] => [`${state}-solid`, ground]),
    ),
  ];

  it.each(shapes)("draws %s on %s with at least 3:1", (front, back) => {
    expect(contrast(palette, front, back)).toBeGreaterThanOrEqual(3);
  });
});
