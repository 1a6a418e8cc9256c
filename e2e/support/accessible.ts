import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** 400 % zoom of a screen of 1280 px (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
/** Menus and tooltips stand at the end of the page, outside of its landmarks. */
const RULES = { "target-size": { enabled: true }, region: { enabled: false } };

/**
 * Nothing that axe finds. The accessibility of Lighthouse is made of these rules, so a page that passes has 100
 * there; of its best practices, errors in the console fail every test. Hence no Lighthouse here: 185 MB and 13 s
 * for each page tell nothing more.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ rules: RULES }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`,
  );
  expect(found, where).toEqual([]);
}

/** The page needs no scrolling sideways where it is narrowest. */
export async function expectReflow(page: Page, where: string): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize(NARROW);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), where)
    .toBe(NARROW.width);
  if (usual) await page.setViewportSize(usual);
}
