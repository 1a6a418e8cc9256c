import { expect, it } from "vitest";
import { draftOf, readRetention, sayRetention } from "./read-retention";

it("days read back as they were typed, and nothing is for ever", () => {
  for (const retention of [
    { events: 90, texts: 30 },
    { events: null, texts: 1 },
    { events: 30, texts: null },
  ]) {
    expect(readRetention(draftOf(retention))).toEqual({ retention, faults: {} });
  }
});

it("events are kept 30 days at least, and days are whole", () => {
  expect(readRetention({ events: "29", texts: "1" }).faults).toHaveProperty("events");
  expect(readRetention({ events: "30", texts: "0" }).faults).toHaveProperty("texts");
  const { retention, faults } = readRetention({ events: "a month", texts: "1.5" });
  expect([retention, Object.keys(faults)]).toEqual([null, ["events", "texts"]]);
});

it("a policy reads as a sentence", () => {
  expect(sayRetention({ events: 90, texts: null })).toBe("Events 90 days, prompts and answers for ever");
});
