import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { closeServer, listen } from "./listen";
import { warmPages } from "./warm-pages";

const asked: (string | undefined)[][] = [];
const server = createServer(({ url, headers }, response) => {
  asked.push([url, headers.host]);
  response.end("<html></html>");
});
const port = await listen(server, { host: "127.0.0.1", port: 0 });
afterAll(() => closeServer(server));

test("a page is asked for under a name that the door admits", async () => {
  expect(await warmPages("127.0.0.1", port)).toBe(200);
  expect(asked).toEqual([["/runs", `localhost:${port}`]]);
});

test("a server that is gone is told", async () => {
  await expect(warmPages("127.0.0.1", 1)).rejects.toThrow("ECONNREFUSED");
});
