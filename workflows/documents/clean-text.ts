/** Text that can be stored and shown: LF line ends, no control characters, no half surrogates. */
export function cleanText(text: string): string {
  const lines = text.toWellFormed().replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  let clean = "";
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    if (!isControl(lines.charCodeAt(at))) continue;
    clean += lines.slice(from, at);
    from = at + 1;
  }
  return clean + lines.slice(from);
}

/** The same on one line, runs of white space made single. */
export function cleanLine(text: string): string {
  return cleanText(text).split(/\s+/).filter(Boolean).join(" ");
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f);
}
