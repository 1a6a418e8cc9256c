import type { Aspect } from "./functional-aspects";

type Quality = Pick<Aspect, "name" | "pattern" | "design" | "works" | "given">;

/** What a quality requirement is about; the first match counts, the last one matches everything. */
export const QUALITY_ASPECTS: Quality[] = [
  {
    name: "given",
    pattern: /\(given at the start\)/i,
    design: "It was given, so it holds for every part and every choice below respects it",
    works: "A rule that each module follows; the review of each change asks for it",
    given: "Look for a counter-example in documents, settings and the running system",
  },
  {
    name: "restore",
    pattern: /\b(back within|damaged|backups?|restor\w*)\b/i,
    design: "Backups and their restoring are part of the product, and are tried",
    works:
      "A daily backup that is opened after it was made, and a script that restores it into an empty place",
    given: "Damage a copy, restore the last backup into an empty place, and take the time",
  },
  {
    name: "durable",
    pattern: /\b(lost|stops?|crash\w*|available|availability|uptime)\b/i,
    design:
      "Nothing is confirmed before it is stored, and each action can be repeated without a second effect",
    works:
      "What is accepted is stored in one transaction before it is confirmed; a restart goes on from there",
    given: "Kill the program at twenty random moments while actions arrive, and count them afterwards",
  },
  {
    name: "speed",
    pattern: /\b(milliseconds?|seconds?|fast|quick\w*|at once|performance)\b/i,
    design: "Nobody waits for anything slow: messages and long work happen afterwards",
    works:
      "Slow work is stored as a task; what people wait for reads indexed data only; measured with every release",
    given: "Set up the stated number of people and data, and measure for ten minutes",
  },
  {
    name: "private",
    pattern: /\b(personal|encrypt\w*|secur\w*|priva\w*|gdpr|data stays?)\b/i,
    design: "Permissions are checked in one place, beside the data and not in the pages",
    works:
      "Each call is checked beside the data, connections are encrypted, and what is not needed is not stored",
    given:
      "Ask for everything of another person by its address, as each role, also in lists, files and messages",
  },
  {
    name: "accessible",
    pattern: /\b(wcag|keyboard|screen readers?|accessib\w*)\b/i,
    design: "Plain page elements come before custom ones, and each page is checked automatically",
    works:
      "Plain elements with labels; an automatic check of every page, and one flow by keyboard in the tests",
    given: "Do each main task by keyboard and screen reader, and check each page automatically",
  },
  {
    name: "other",
    pattern: /^/,
    design: "It is a rule for all parts and is looked at in each review",
    works: "A rule that each module follows, with a test that looks for a counter-example",
    given: "Look for a counter-example in review and on a running system",
  },
];
