/** Where an address leads: out to the web (with the place to show), inside the document, or nowhere. */
export type DocumentLink =
  | { kind: "web"; href: string; place: string }
  | { kind: "inside" }
  | { kind: "text" };

/** Only http, https and mailto are links; the place is the real host, in ASCII so that look-alikes show. */
export function readLink(address: string): DocumentLink {
  if (address === "" || address.startsWith("#")) return { kind: "inside" };
  if (!URL.canParse(address)) return { kind: "text" };
  const url = new URL(address);
  if (url.protocol === "mailto:") return { kind: "web", href: url.href, place: decodePlace(url.pathname) };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "text" };
  return { kind: "web", href: url.href, place: url.host };
}

function decodePlace(path: string): string {
  return path.replace(/[^\x21-\x7e]/g, "");
}
