const START = "/runs";

/** Where to go after signing in: only a path of ours, whatever the address says. */
export function readNextPath(next: string | undefined): string {
  if (!next?.startsWith("/")) return START;
  const base = "https://botarmy.invalid";
  if (!URL.canParse(next, base)) return START;
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname === "/login" || url.pathname === "/setup") return START;
  return url.pathname + url.search;
}
