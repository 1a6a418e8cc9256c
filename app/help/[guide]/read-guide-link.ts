import { readGuideName } from "../guide-names";

/**
 * Where a link of a guide leads in the product: to another guide, or within this one. Null for what lies beside the
 * guides in the repository, which is only named.
 */
export function readGuideLink(href: string): string | null {
  if (href.startsWith("#") || href.startsWith("https://")) return href;
  const [file = "", anchor] = href.split("#");
  const name = file.endsWith(".md") ? readGuideName(file.slice(0, -".md".length)) : undefined;
  if (!name) return null;
  return anchor === undefined ? `/help/${name}` : `/help/${name}#${anchor}`;
}
