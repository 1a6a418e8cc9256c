import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

afterEach(cleanup);

function show(text: string): HTMLElement {
  return render(<Markdown text={text} />).container;
}

describe("a document", () => {
  it("has headings, tables, task lists and code", () => {
    const page = show("# Goals\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [x] done\n\n```ts\nlet x = 1;\n```");
    expect(page.querySelector("h1")?.textContent).toBe("Goals");
    expect(page.querySelectorAll("td")).toHaveLength(2);
    expect(page.querySelector<HTMLInputElement>("input[type=checkbox]")?.disabled).toBe(true);
    expect(page.querySelector("pre code")?.textContent).toBe("let x = 1;\n");
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "text <b onclick=alert(1)>bold</b>",
    "<form action='https://evil.example'><button>Approve</button></form>",
    "<style>body { display: none }</style>",
    "<svg><a href='javascript:alert(1)'>x</a></svg>",
  ])("shows %s as text", (html) => {
    const page = show(html);
    expect(page.querySelector("script, img, iframe, b, form, button, style, svg")).toBeNull();
    expect(page.textContent).toContain(html);
  });

  it("never loads an image and shows its words and address instead", () => {
    const page = show("![a tracker](https://evil.example/p.png) ![inline](data:image/svg+xml;base64,AAAA)");
    expect(page.querySelector("img, picture, source")).toBeNull();
    expect(page.textContent).toContain("[image: a tracker https://evil.example/p.png]");
  });
});

describe("a link", () => {
  it("to the web shows its host and tells that host nothing", () => {
    const link = show("[the club](https://club.example/rules?x=1)").querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://club.example/rules?x=1");
    expect(link?.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(link?.textContent).toBe("the club (club.example)");
  });

  it.each([
    ["https://google.com@evil.example/", "evil.example"],
    ["https://exаmple.com/", "xn--exmple-4nf.com"],
    ["http://club.example:8080/", "club.example:8080"],
    ["mailto:ann@club.example", "ann@club.example"],
  ])("%s names the place %s", (address, place) => {
    expect(show(`[x](${address})`).querySelector("a")?.textContent).toBe(`x (${place})`);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example",
    "/settings/keys",
    "ftp://x.example",
  ])("to %s cannot be followed", (address) => {
    const page = show(`[x](<${address}>)`);
    expect(page.querySelector("a")).toBeNull();
    expect(page.textContent).toContain("x");
  });

  it("that is written bare is treated the same", () => {
    const link = show("see https://club.example/a").querySelector("a");
    expect(link?.getAttribute("rel")).toBe("noopener noreferrer nofollow");
  });
});

describe("hidden characters", () => {
  it("become visible in text, code and links", () => {
    const page = show("pay\u200Bpal `a\u202Eb` [li\u2066nk](https://x.example)");
    expect(page.textContent).not.toMatch(/[\u200B\u202E\u2066]/);
    expect(page.textContent).toContain("payU+200Bpal");
    expect(page.querySelector("code")?.textContent).toBe("aU+202Eb");
    expect(page.querySelector("a")?.textContent).toContain("liU+2066nk");
    expect(page.querySelector("[title='zero width space']")).not.toBeNull();
  });

  it("become visible in the words and address of an image", () => {
    expect(show("![a\u202Eb](https://x.example/\u200B.png)").textContent).not.toMatch(/[\u200B\u202E]/);
  });
});
