import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectReflow } from "./support/accessible";
import { bringMember, nobody } from "./support/people";
import { nextRequest, startDecisionRecord } from "./support/runs";
import { test } from "./support/test";

const SCHEMES = ["light", "dark"] as const;
type Place = { path: string; sign: string | RegExp };

const PLACES: Place[] = [
  { path: "/runs", sign: "Axe" },
  { path: "/runs?view=failed", sign: /No failures|Failed/ },
  { path: "/launch", sign: "Idea to deployment" },
  { path: "/launch?workflow=sdlc", sign: "Product idea" },
  { path: "/runs?q=nothing-like-this", sign: "No run fits" },
  { path: "/workflows", sign: "Idea to deployment" },
  { path: "/workflows/botarmy/sdlc?tab=graph&step=plan", sign: "Write the project brief" },
  { path: "/workflows/botarmy/nothing", sign: "This is not here" },
  { path: "/workflows/new?from=side-by-side&panel=proof", sign: "Every path ends" },
  { path: "/agents", sign: "analyst" },
  { path: "/audit", sign: /Olga Owner/ },
  { path: "/agents?agent=analyst", sign: "Business Analyst" },
  { path: "/settings", sign: "Members" },
  { path: "/settings?tab=models", sign: "Providers" },
  { path: "/settings?tab=budgets", sign: "each day" },
];
const DOORS: Place[] = [
  { path: "/login", sign: "Sign in" },
  { path: "/setup", sign: "This link is not complete" },
  { path: "/join", sign: "This link is not complete" },
];

for (const colorScheme of SCHEMES) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test(`every page is accessible in ${colorScheme}`, async ({ page }) => {
      const runId = await startDecisionRecord(`Axe ${colorScheme}`);
      await nextRequest(runId);
      const ofTabs = ["timeline", "steps", "events", "documents", "decisions", "cost", "handoffs", "report"];
      const ofRun = ["", "?step=frame", "?at=2", ...ofTabs.map((tab) => `?tab=${tab}`)];
      const places = [
        ...PLACES,
        ...ofRun.map((query) => ({ path: `/runs/${runId}${query}`, sign: `Axe ${colorScheme}` })),
      ];
      for (const place of places) {
        await visit(page, place);
        await expectAccessible(page, place.path);
        if (colorScheme === "light") await expectReflow(page, place.path);
      }
    });

    test(`reviewing and rehearsing are accessible in ${colorScheme}`, async ({ page }) => {
      const { id } = await nextRequest(await startDecisionRecord(`Axe review ${colorScheme}`));
      const places = [
        { path: `/inbox?request=${id}`, sign: "Request changes" },
        { path: `/inbox?request=${id}&view=checks`, sign: "Hidden characters" },
        { path: `/inbox?request=${id}&view=reasons`, sign: "How sure it is, it says" },
        { path: "/inbox?tab=mine", sign: "Mine" },
        { path: "/launch?workflow=decision-record&mode=rehearse", sign: "Where it ends" },
      ];
      for (const place of places) {
        await visit(page, place);
        await expectAccessible(page, place.path);
      }
    });

    test.describe("at the door", () => {
      test.use({ storageState: nobody });

      test(`the doors are accessible in ${colorScheme}`, async ({ page }) => {
        for (const place of DOORS) {
          await visit(page, place);
          await expectAccessible(page, place.path);
        }
      });
    });
  });
}

test.describe("what opens and what fails", () => {
  test.use({ colorScheme: "dark" });

  test("dialogs, menus and errors are accessible", async ({ page, browser }) => {
    const runId = await startDecisionRecord("Axe opens");
    await nextRequest(runId);
    await page.goto(`/runs/${runId}`);
    await expect(page.getByRole("heading", { level: 1, name: "Axe opens" })).toBeVisible();
    await page.getByRole("button", { name: "Pause" }).click();
    await expectOpen(page, "dialog");
    await page.getByRole("button", { name: "More about this run" }).click();
    await expectOpen(page, "menu");
    await page.keyboard.press("?");
    await expectOpen(page, "dialog");
    await page.keyboard.press("ControlOrMeta+k");
    await expectOpen(page, "dialog");

    await page.route("**/trpc/**", (route) => route.abort());
    await page.getByRole("link", { name: "Audit" }).click();
    await expect(page.getByRole("heading", { name: "This could not be loaded" })).toBeVisible();
    await expectAccessible(page, "a page whose server is away");
    await page.unroute("**/trpc/**");

    const viewer = await bringMember(browser, "Vi Viewer", "viewer");
    await viewer.goto("/audit");
    await expect(viewer.getByText(/role/).first()).toBeVisible();
    await expectAccessible(viewer, "a page without permission");
    await viewer.context().close();
  });
});

async function expectOpen(page: Page, role: "dialog" | "menu"): Promise<void> {
  const open = page.getByRole(role);
  await expect(open).toBeVisible();
  await expectAccessible(page, await open.innerText());
  await page.keyboard.press("Escape");
  await expect(open).toBeHidden();
}

async function visit(page: Page, { path, sign }: Place): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(sign).filter({ visible: true }).first(), path).toBeVisible();
}
