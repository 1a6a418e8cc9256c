const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** Words that we did not write, on one line and not longer than `most`: nothing in them can forge another line. */
export function plainLine(text: string, most = 200): string {
  const line = text.replace(CONTROLS, " ").replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}
