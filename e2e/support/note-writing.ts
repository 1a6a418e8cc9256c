import { expect, type Page } from "@playwright/test";

/**
 * Notes the text being written as it stands on the page, each time that it grows or shrinks, from now on; gives what
 * to ask for it once it is whole. Awaited before the agent begins it misses nothing, however slow the machine is.
 */
export async function noteWriting(page: Page): Promise<() => Promise<string[]>> {
  const notes = await page.evaluateHandle(note);
  return () => notes.evaluate(({ isWhole }) => isWhole);
}

/** In the browser. */
function note(): { isWhole: Promise<string[]> } {
  const seen: string[] = [];
  const isWhole = new Promise<string[]>((resolve) => {
    const observer = new MutationObserver(() => {
      const text = document.querySelector('figure[aria-label^="Being written"]')?.textContent;
      if (text && text.length !== seen.at(-1)?.length) seen.push(text);
      if (text || seen.length === 0) return;
      observer.disconnect();
      resolve(seen);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return { isWhole };
}

/** The text came in several pieces and only ever grew. */
export function expectGrowth(seen: string[]): void {
  const lengths = seen.map((text) => text.length);
  expect(lengths.length).toBeGreaterThan(1);
  expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
}
