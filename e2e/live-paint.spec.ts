import { expect } from "@playwright/test";
import { expectRunState, header, startDecisionRecord } from "./support/runs";
import { readHistory, ScriptedPerson } from "./support/scripted-person";
import { api } from "./support/shared-server";
import { test } from "./support/test";

/** The promise holds on a quiet machine, where the tests of a release run; elsewhere the figure is only printed. */
const P95_MS = process.env.TEST_TIER === "full" ? 300 : 20_000;

type Paint = { seq: number; at: number };

test("whoever watches sees every event soon after its commit, and never an older one after it", async ({
  page,
}) => {
  const runId = await startDecisionRecord("Painted");
  await page.goto(`/runs/${runId}?tab=steps`);
  await expect(header(page).getByText(/^Live · event \d+$/)).toBeVisible();
  const { lastSeq: before } = await readHistory(api, runId);
  const paints = await page.evaluateHandle(notePaints);
  const person = new ScriptedPerson(api, ({ kind }) =>
    kind === "question" ? { answer: true } : { action: "approve", comment: "" },
  );
  await person.drive(runId);
  const { events, lastSeq } = await readHistory(api, runId);
  await expect(header(page).getByText(`Live · event ${lastSeq}`, { exact: true })).toBeVisible();
  await expectRunState(page, "Completed");

  // The frame is painted after the text stands there.
  await expect.poll(async () => (await paints.jsonValue()).at(-1)?.seq).toBe(lastSeq);
  const painted = await paints.jsonValue();
  const delays = events
    .filter(({ seq }) => seq > before)
    .map(({ seq, at }) => (painted.find((paint) => paint.seq >= seq)?.at ?? Infinity) - Date.parse(at));
  expect(delays.length).toBeGreaterThan(10);
  const p95 = delays.toSorted((one, other) => one - other)[Math.ceil(delays.length * 0.95) - 1];
  console.log(`${delays.length} events, painted after ${Math.round(p95 ?? Infinity)} ms at p95`);
  expect(p95).toBeLessThan(P95_MS);
  const seqs = painted.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
});

/** In the browser: when the header came to show an event, in epoch ms after the frame was painted. */
function notePaints(): Paint[] {
  const paints: Paint[] = [];
  let shown = 0;
  const look = () => {
    const parts = [...document.querySelectorAll("main header *")];
    const words = parts.map((part) => /^Live · event (\d+)$/.exec(part.textContent ?? ""));
    const seq = Number(words.find((found) => found !== null)?.[1]);
    if (!seq || seq === shown) return;
    shown = seq;
    requestAnimationFrame(() => setTimeout(() => paints.push({ seq, at: Date.now() })));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
  return paints;
}
