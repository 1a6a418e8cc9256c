import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { projectRoot } from "#db/project-root";

const LIBRARY = "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js";

/**
 * What runs in the frame. It tells the page that it is ready, gets a text and draws it, and tells how it went. What
 * a text says about its own settings is left out (S25): the keys here cannot be set by it either.
 */
const DRAW = `
const settings = {
  startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, htmlLabels: false,
  maxTextSize: 20000, maxEdges: 300, fontFamily: "system-ui, sans-serif",
};
const withoutSettings = (text) =>
  text.replace(/^\\s*---[\\s\\S]*?\\n---[ \\t]*\\n/, "").replace(/%%\\{[\\s\\S]*?\\}%%/g, "");
addEventListener("message", async ({ source, data }) => {
  if (source !== parent) return;
  try {
    document.documentElement.style.colorScheme = data.isDark ? "dark" : "light";
    const secure = [...Object.keys(settings), "secure", "theme", "themeVariables", "themeCSS"];
    mermaid.initialize({ ...settings, theme: data.isDark ? "dark" : "neutral", secure });
    const { svg } = await mermaid.render("diagram", withoutSettings(data.text));
    document.body.innerHTML = svg;
    parent.postMessage({ kind: "drawn", height: Math.ceil(document.body.scrollHeight) }, "*");
  } catch (error) {
    parent.postMessage({ kind: "failed", reason: String(error?.message ?? error) }, "*");
  }
});
parent.postMessage({ kind: "ready" }, "*");
`;

/**
 * The frame in which a Mermaid text is drawn: a page without an origin, which may run its own two scripts and reach
 * nothing, neither the page around it nor any server (S25).
 */
export function createDiagramFrame() {
  let frame: Promise<Frame> | undefined;
  return async function serveDiagram(_: IncomingMessage, response: ServerResponse): Promise<void> {
    frame ??= readFrame();
    const { html, policy } = await frame;
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "private, max-age=3600",
    });
    response.end(html);
  };
}

type Frame = { html: Buffer; policy: string };

async function readFrame(): Promise<Frame> {
  const library = await readFile(join(projectRoot, LIBRARY), "utf8");
  const scripts = [library, DRAW].map((source) => `<script>${source}</script>`).join("");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Diagram</title><style>${STYLE}</style><body>${scripts}`;
  return { html: Buffer.from(html), policy: writeFramePolicy([library, DRAW]) };
}

const STYLE = "body{margin:0;overflow:hidden}svg{display:block;max-width:100%;height:auto;margin:auto}";

/** Mermaid writes style sheets into what it draws; they can load nothing. */
function writeFramePolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((source) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    "style-src 'unsafe-inline'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "sandbox allow-scripts",
  ].join("; ");
}
