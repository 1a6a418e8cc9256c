import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { nobody } from "./support/people";
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
      for (const place of places) await expectAccessible(page, place);
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
      for (const place of places) await expectAccessible(page, place);
    });

    test.describe("at the door", () => {
      test.use({ storageState: nobody });

      test(`the doors are accessible in ${colorScheme}`, async ({ page }) => {
        for (const place of DOORS) await expectAccessible(page, place);
      });
    });
  });
}

async function expectAccessible(page: Page, { path, sign }: Place): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(sign).filter({ visible: true }).first(), path).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  expect(serious, path).toEqual([]);
}
