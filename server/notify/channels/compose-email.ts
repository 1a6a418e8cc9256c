import { type NoticeFact, placeOf } from "#workflows/notices/notice-fact";
import type { Message } from "../message";
import { plainLine } from "./plain-line";

export type Email = { subject: string; text: string; html: string };

const SETTINGS = "/settings?tab=notifications";

/** Subject, plain text and HTML of a message. Words of agents stand quoted, escaped and named as such. */
export function composeEmail({ fact, outcome, items, origin }: Message): Email {
  const title = fact.run ? `: ${plainLine(fact.run.title, 120)}` : "";
  const parts = (items ?? [{ fact, outcome }]).map((item) => describe(item, origin));
  const end = `You choose what is sent to you: ${origin}${SETTINGS}`;
  return {
    subject: `[BotArmy] ${plainLine((outcome ?? fact.headline) + title)}`,
    text: [...parts.map(writeText), end].join("\n\n"),
    html: writePage(parts.map(writeHtml), origin),
  };
}

type Part = {
  headline: string;
  title: string;
  link: string;
  facts: NoticeFact["facts"];
  quote: string | null;
};

function describe({ fact, outcome }: { fact: NoticeFact; outcome: string | null }, origin: string): Part {
  const { headline, run, facts, quote, dueAt } = fact;
  const due = dueAt && !outcome ? [{ label: "Due", value: dueAt }] : [];
  return {
    headline: outcome ? `${outcome} (${headline})` : headline,
    title: run ? plainLine(run.title) : "",
    link: origin + placeOf(fact),
    facts: [...facts, ...due].map(({ label, value }) => ({ label, value: plainLine(value) })),
    quote: quote && plainLine(quote, 500),
  };
}

const QUOTED = "In the words of the run (agents may have written them):";

function writeText({ headline, title, link, facts, quote }: Part): string {
  const lines = [title ? `${headline}: ${title}` : headline];
  for (const { label, value } of facts) lines.push(`${label}: ${value}`);
  if (quote) lines.push(QUOTED, `> ${quote}`);
  return [...lines, link].join("\n");
}

function writeHtml({ headline, title, link, facts, quote }: Part): string {
  const list = facts.map(({ label, value }) => `${escapeHtml(label)}: ${escapeHtml(value)}<br>`).join("");
  const words = quote
    ? `<p style="margin:8px 0 0;color:#666">${QUOTED}</p><blockquote style="margin:4px 0;padding-left:8px;border-left:3px solid #bbb;color:#444">${escapeHtml(quote)}</blockquote>`
    : "";
  return `<div style="margin:0 0 20px"><p style="margin:0"><strong>${escapeHtml(headline)}</strong><br><a href="${escapeHtml(link)}">${escapeHtml(title || "Open")}</a></p><p style="margin:4px 0 0">${list}</p>${words}</div>`;
}

function writePage(parts: string[], origin: string): string {
  const foot = `<p style="color:#666;font-size:13px"><a href="${escapeHtml(origin + SETTINGS)}">Choose what is sent to you</a></p>`;
  return `<!doctype html><html><body style="font:15px/1.5 sans-serif">${parts.join("")}${foot}</body></html>`;
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
