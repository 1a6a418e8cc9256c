import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

export const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** Takes a page light and dark, once nothing in it is being laid out or looked at any more. */
export async function takeBoth(page: Page, name: string): Promise<void> {
  await expect(page.getByText(/^(Laying out|Looking at|Loading)/)).toHaveCount(0);
  await page.screenshot({ path: `${IMAGES}${name}.png` });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: `${IMAGES}${name}-dark.png` });
  await page.emulateMedia({ colorScheme: "light" });
}
