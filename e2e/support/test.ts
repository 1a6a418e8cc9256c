import { test as base, expect, type Page } from "@playwright/test";

/** What a browser says of answers that are errors, and of a server that is away: told to the person by the page. */
const EXPECTED =
  /Failed to load resource|WebSocket connection|net::ERR_|^(Uncaught NetworkError: )?Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '[^']+' failed to load\.$/;

/** Notes what must not be in any console: our own errors, and what the page's security policy refused. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => {
    if (!EXPECTED.test(message)) complaints.push(message);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Runs in the page: what the policy refuses is an error also where the code that tried it hides it. */
function tellOfViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
    console.error(`The policy's ${effectiveDirective} refused ${blockedURI} in ${sourceFile}.`),
  );
}

/** Playwright's test, whose page must stay without errors. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints = watchConsole(page);
    await page.addInitScript(tellOfViolations);
    await use(page);
    expect(complaints).toEqual([]);
  },
});
