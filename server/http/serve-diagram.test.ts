import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createDiagramFrame } from "./serve-diagram";

test("the frame of diagrams runs its own two scripts, has no origin and reaches nothing (S25)", async () => {
  const serve = createDiagramFrame();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}/frames/diagram`);
  const html = await answer.text();
  server.close();
  const policy = answer.headers.get("content-security-policy") ?? "";
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, source]) => source ?? "");
  expect(scripts).toHaveLength(2);
  for (const source of scripts) {
    expect(policy).toContain(`'sha256-${createHash("sha256").update(source).digest("base64")}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/; sandbox allow-scripts$/);
  expect(policy).not.toMatch(/connect-src|img-src|'unsafe-eval'|allow-same-origin/);
});
