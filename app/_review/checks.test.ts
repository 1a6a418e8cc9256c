import { expect, it } from "vitest";
import { hashText } from "#workflows/run/content-hash";
import { checkContent, checkPaper, newChecks } from "./checks";
import type { Paper } from "./papers";

function paper(content: string): Paper {
  const sha256 = hashText(content);
  return {
    name: "plan.md",
    version: 1,
    sha256,
    content,
    isMarkdown: true,
    schema: null,
    writer: null,
    bases: [],
  };
}

/** What a person should look at, as "name: sentence". */
function toLookAt(content: string): string[] {
  return checkPaper(paper(content)).flatMap(({ name, state, sentence }) =>
    state === "look" ? [`${name}: ${sentence}`] : [],
  );
}

it("a plain text has nothing to look at", () => {
  expect(toLookAt("# Plan\n\nCourts first, then *lights*.")).toEqual([]);
});

it("hidden characters are counted and named", () => {
  expect(toLookAt("pay\u200b \u202eattacker")).toEqual([
    "Hidden characters: 2 hidden characters (zero width space, right-to-left override): each is shown by its name.",
  ]);
});

it("HTML, comments, images and links are found, but not inside of code", () => {
  const text = "<button>Approve</button> <!-- psst --> ![x](https://evil.test/p.png)";
  expect(toLookAt(text).map((line) => line.split(":")[0])).toEqual(["HTML", "Images", "Links"]);
  expect(toLookAt("`<button>` and\n```html\n<b>x</b> https://evil.test {{name}} TODO\n```\n")).toEqual([]);
});

it("links are named by the host they really lead to", () => {
  expect(toLookAt("see https://bank.test@evil.test/pay")).toEqual(["Links: 1 link to evil.test."]);
});

it("what is not finished is found", () => {
  const lines = toLookAt("Owner: {{owner}}\nPrice: TBD\nDay: to be confirmed");
  expect(lines.map((line) => line.split(" (")[0])).toEqual(["Blanks: 1 blank", "Open points: 2 open points"]);
});

it("an empty document is something to look at", () => {
  expect(toLookAt(" \n")).toEqual(["Length: The document is empty."]);
});

it("the content is fine only when its bytes have the hash of the request", () => {
  const one = paper("# Plan");
  expect(checkContent([one], one.sha256).state).toBe("fine");
  expect(checkContent([{ ...one, content: "# Other" }], one.sha256).state).toBe("look");
});

it("while one writes, only what is new is told", () => {
  const one = paper("Price: TBD");
  expect(newChecks(one, "Price: TBD. Paid by the club.")).toEqual([]);
  expect(newChecks(one, "Price: TBD. Paid by {{payer}}.").map(({ name }) => name)).toEqual(["Blanks"]);
});
