import { randomUUID } from "node:crypto";
import { request as sendRaw } from "node:http";
import { expect } from "@playwright/test";
import { io } from "socket.io-client";
import { nobody, owner, signIn } from "./support/people";
import { nextRequest } from "./support/runs";
import { readHistory } from "./support/scripted-person";
import { Started } from "./support/shapes";
import { address, api } from "./support/shared-server";
import { test } from "./support/test";

const PAGES = ["/", "/runs", "/inbox", "/launch", "/workflows", "/agents", "/audit", "/settings"];
const QUERIES = [
  ...["workflows.list", "workflows.get", "workflows.validate", "runs.list", "runs.get", "runs.events"],
  ...["approvals.list", "approvals.get", "artifacts.list", "artifacts.get", "artifacts.diff"],
  ...["agents.board", "agents.tasks", "agents.task", "audit.list", "audit.verify", "members.list"],
  ...["keys.list", "settings.get"],
];
const MUTATIONS = [
  ...["runs.start", "runs.pause", "runs.resume", "runs.cancel", "runs.haltNext", "runs.retryStep"],
  ...["runs.skipStep", "approvals.decide", "approvals.decideMany", "approvals.answer", "members.invite"],
  ...["keys.create", "settings.set", "session.logout"],
];
const JSON_BODY = { "content-type": "application/json" };

test.describe("whoever is not signed in", () => {
  test.use({ storageState: nobody });

  test("is sent from every page to the door, which knows the way back", async ({ page }) => {
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Sign in" }), path).toBeVisible();
    }
    await page.goto("/runs?view=failed");
    await expect(page).toHaveURL(`/login?next=${encodeURIComponent("/runs?view=failed")}`);
    await signIn(page, owner.email, owner.password);
    await expect(page).toHaveURL("/runs?view=failed");
  });

  test("learns nothing from a wrong password", async ({ page }) => {
    await page.goto("/login");
    await signIn(page, "nobody@example.org", "some wrong password");
    const unknownPerson = await page.getByRole("alert").filter({ hasText: /\w/ }).textContent();
    expect(unknownPerson).toMatch(/\w/);
    await page.goto("/login");
    await signIn(page, owner.email, "some wrong password");
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveText(unknownPerson ?? "");
  });
});

test("a password never stands in the address, not even when its page does not work yet", async ({
  browser,
}) => {
  const context = await browser.newContext({ storageState: nobody, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("some wrong password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeDisabled();
  await expect(page).toHaveURL("/login");
  await context.close();
});

test("the API, the files and the socket fail closed without a key and with a wrong one", async () => {
  const runId = await startRun();
  const strangers: Record<string, string>[] = [{}, { authorization: `Bearer ${"x".repeat(48)}` }];
  for (const headers of strangers) {
    for (const name of QUERIES) {
      expect((await fetch(`${address}/trpc/${name}?input={}`, { headers })).status, name).toBe(401);
    }
    for (const name of MUTATIONS) {
      const order = { method: "POST", headers: { ...headers, ...JSON_BODY }, body: "{}" };
      expect((await fetch(`${address}/trpc/${name}`, order)).status, name).toBe(401);
    }
    expect((await fetch(`${address}/files/runs/${runId}.zip`, { headers })).status).toBe(401);
  }
  expect(await connect({})).toBe("refused");
});

test("a request for another host is misdirected", async () => {
  for (const host of ["evil.example", "evil.example:80", `127.0.0.1.evil.example:${new URL(address).port}`]) {
    expect(await statusForHost(host), host).toBe(421);
  }
});

test("a page of another origin changes nothing, not even with the owner's session", async ({ page }) => {
  const runId = await startRun();
  const before = await readHistory(api, runId);
  const data = { runId, requestId: randomUUID() };
  for (const origin of ["https://evil.example", "null", `${address}.evil.example`]) {
    const response = await page.request.post("/trpc/runs.cancel", { data, headers: { origin } });
    expect(response.status(), origin).toBe(403);
  }
  const form = { runId, requestId: randomUUID() };
  expect(
    (await page.request.post("/trpc/runs.cancel", { form, headers: { origin: address } })).status(),
  ).toBe(415);
  expect((await readHistory(api, runId)).events.some(({ type }) => type === "run.cancelled")).toBe(false);
  expect(before.events.length).toBeGreaterThan(0);
  const own = await page.request.post("/trpc/runs.cancel", { data, headers: { origin: address } });
  expect(own.ok()).toBe(true);
});

test("reading changes nothing: no order is carried out by GET or HEAD", async ({ page }) => {
  const runId = await startRun();
  await nextRequest(runId);
  const before = await readHistory(api, runId);
  const input = encodeURIComponent(JSON.stringify({ runId, requestId: randomUUID(), reason: "A link." }));
  for (const name of MUTATIONS) {
    await page.request.head(`/trpc/${name}?input=${input}`);
    expect((await page.request.get(`/trpc/${name}?input=${input}`)).status(), name).toBe(405);
  }
  expect(await readHistory(api, runId)).toEqual(before);
});

test("signing out closes the sockets of the session and ends its other tabs", async ({ browser }) => {
  const context = await browser.newContext({ storageState: nobody });
  const page = await context.newPage();
  await page.goto("/login");
  await signIn(page, owner.email, owner.password);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const socket = io(address, {
    path: "/live",
    transports: ["websocket"],
    extraHeaders: { cookie, origin: address },
  });
  const closed = new Promise((resolve) => socket.on("disconnect", resolve));
  await new Promise((resolve) => socket.on("connect", () => resolve(true)));
  const otherTab = await context.newPage();
  await otherTab.goto("/inbox");
  await expect(otherTab.getByText("Live", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: `Signed in as ${owner.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await closed).toBe("io server disconnect");
  socket.close();
  await expect(otherTab.getByRole("dialog")).toBeVisible();
  expect(await connect({ cookie, origin: address })).toBe("refused");
  await context.close();
});

async function startRun(): Promise<string> {
  const input = { question: "Should the library open on Sundays?" };
  const order = { requestId: randomUUID(), workflowId: "decision-record", input };
  return (await api.mutate("runs.start", order, Started)).runId;
}

function connect(extraHeaders: Record<string, string>): Promise<"refused" | "connected"> {
  const socket = io(address, { path: "/live", transports: ["websocket"], reconnection: false, extraHeaders });
  return new Promise<"refused" | "connected">((resolve) => {
    socket.on("connect_error", () => resolve("refused"));
    socket.on("connect", () => resolve("connected"));
  }).finally(() => socket.close());
}

function statusForHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = sendRaw(`${address}/runs`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject).end();
  });
}
