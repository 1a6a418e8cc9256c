import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** Takes a page, once nothing in it is being laid out or looked at any more. */
export async function take(page: Page, name: string): Promise<void> {
  await expect(page.getByText(/^(Laying out|Looking at|Loading)/)).toHaveCount(0);
  await page.screenshot({ path: `${IMAGES}${name}.png` });
}
