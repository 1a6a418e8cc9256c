import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { createOwner } from "../support/people";
import { serveThisFile } from "../support/serve-this-file";
import { Approvals, Started } from "../support/shapes";
import { waitFor } from "../support/wait-for";

/** To be looked at, not to be kept. */
const FOLDER = fileURLToPath(new URL("../../test-results/pages/", import.meta.url));
const WIDTHS = [1440, 1024, 390];
const THEMES = ["light", "dark"] as const;
const TITLES = ["Tool lending", "نظام حجز الملاعب", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"];

const server = serveThisFile();

test("every page, in three widths and two themes, with nothing and with runs", async ({ page }) => {
  test.slow();
  await page.goto(`${server.address}/setup#token=${server.setupToken}`);
  await createOwner(page);
  await expect(page).toHaveURL(`${server.address}/runs`);
  const take = async (name: string, path: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${server.address}${path}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.getByText(/^(Laying out|Looking at|Loading|Reading)/)).toHaveCount(0);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.png` });
      }
    }
  };
  for (const place of ["runs", "inbox", "agents", "audit"]) await take(`${place}-empty`, `/${place}`);

  for (const title of TITLES) {
    const order = { requestId: title, workflowId: "sdlc", title, input: { idea: `A web app: ${title}` } };
    await server.api.mutate("runs.start", order, Started);
  }
  const open = async () => (await server.api.query("approvals.list", {}, Approvals)).items;
  await waitFor(async () => (await open()).length >= TITLES.length, "the first requests");
  const [request] = await open();
  for (const [name, path] of Object.entries(placesOf(request?.runId ?? "", request?.id ?? ""))) {
    await take(name, path);
  }
});

function placesOf(runId: string, approvalId: string): Record<string, string> {
  const run = `/runs/${runId}`;
  const tabs = ["timeline", "steps", "events", "documents", "decisions", "cost", "handoffs", "report"];
  const settings = ["account", "appearance", "notifications", "members", "keys", "runs", "models"];
  return {
    runs: "/runs",
    "runs-no-hit": "/runs?q=nothing",
    run,
    ...Object.fromEntries(tabs.map((tab) => [`run-${tab}`, `${run}?tab=${tab}`])),
    "run-step": `${run}?tab=steps&step=brief`,
    inbox: `/inbox?request=${approvalId}`,
    launch: "/launch",
    "launch-form": "/launch?workflow=sdlc",
    rehearsal: "/launch?workflow=sdlc&mode=rehearse",
    workflows: "/workflows",
    workflow: "/workflows/botarmy/sdlc",
    editor: "/workflows/new?from=side-by-side&panel=proof",
    agents: "/agents",
    audit: "/audit",
    ...Object.fromEntries(settings.map((tab) => [`settings-${tab}`, `/settings?tab=${tab}`])),
    "not-found": "/nothing/here",
    login: "/login",
  };
}
