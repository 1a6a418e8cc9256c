/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Separators, what shells and Windows give a meaning, controls, and what turns the direction of writing. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const LONGEST = 120;

/** One part of a path that is harmless on every system; never empty. */
export function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize("NFC")
    .replace(UNFIT, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const harmless = DEVICE.test(clean) ? `_${clean}` : clean;
  return shorten(harmless) || "document";
}

/** Keeps the ending: `a-very-long-name.md` stays a `.md`. */
function shorten(name: string): string {
  const points = [...name];
  if (points.length <= LONGEST) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  return points.slice(0, LONGEST - ending.length).join("") + ending;
}

/** A relative path with `/` that stays below the folder it is unpacked into; folders of the name are kept. */
export function safePath(name: string): string {
  const parts = name.split(/[\\/]+/).filter((part) => part !== "" && part !== "." && part !== "..");
  const isFolder = /[\\/]$/.test(name);
  const path = parts.map(safeName).join("/") || "document";
  return isFolder ? `${path}.md` : path;
}

/** The header of a download (RFC 6266): the plain name for old readers, the true one for the others. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const coded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
