import { type NoticeFact, placeOf } from "#workflows/notices/notice-fact";
import type { Message } from "../message";
import { plainLine } from "./plain-line";

const MOST_ITEMS = 20;

/**
 * A message of Slack's Block Kit. Only what we composed is mrkdwn; words of agents and people are plain text, in
 * which neither links nor mentions do anything. There are no buttons: a decision is made in the app.
 */
export function composeSlack({ fact, outcome, items, origin }: Message) {
  const headline = outcome ?? fact.headline;
  const title = fact.run ? `${headline}: ${plainLine(fact.run.title, 120)}` : headline;
  return {
    text: escapeSlack(title),
    unfurl_links: false,
    unfurl_media: false,
    blocks: items ? composeItems(fact.headline, items, origin) : composeOne(fact, outcome, origin),
  };
}

function composeOne(fact: NoticeFact, outcome: string | null, origin: string) {
  const { headline, run, facts, quote, dueAt } = fact;
  const due = dueAt && !outcome ? [{ label: "Due", value: dueAt }] : [];
  const details = [...facts, ...due].map(({ label, value }) => `${label}: ${plainLine(value)}`).join("  ·  ");
  const link = `<${origin}${placeOf(fact)}|${escapeSlack(run ? plainLine(run.title, 120) : "Open")}>`;
  const before = outcome ? `\n~${escapeSlack(headline)}~` : "";
  return [
    mrkdwn(`*${escapeSlack(outcome ?? headline)}*  ${link}${before}`),
    ...(details ? [{ type: "context", elements: [plain(details)] }] : []),
    ...(quote && !outcome ? [{ type: "context", elements: [plain(`“${plainLine(quote, 500)}”`)] }] : []),
  ];
}

function composeItems(headline: string, items: NonNullable<Message["items"]>, origin: string) {
  const lines = items.slice(0, MOST_ITEMS).map(({ fact, outcome }) => {
    const title = fact.run ? plainLine(fact.run.title, 80) : fact.headline;
    return `• <${origin}${placeOf(fact)}|${escapeSlack(title)}>: ${escapeSlack(outcome ?? fact.headline)}`;
  });
  const more = items.length > MOST_ITEMS ? [`and ${items.length - MOST_ITEMS} more`] : [];
  return [mrkdwn(`*${escapeSlack(headline)}*`), mrkdwn([...lines, ...more].join("\n"))];
}

const mrkdwn = (text: string) => ({ type: "section", text: { type: "mrkdwn", text: text.slice(0, 3000) } });
const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

/** The three characters with which a mention or a link begins. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
