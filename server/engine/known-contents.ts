import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import { readContents } from "./content-store";
import type { NewContent } from "./run-move";

const MOST_BYTES = 32 * 1024 * 1024;

/** Documents by SHA-256: what this program stored or read a moment ago is not asked of the database again. */
export class KnownContents {
  readonly #recent = new LRUCache<string, string>({
    maxSize: MOST_BYTES,
    // A JavaScript string takes two bytes a unit at most, and its key some more.
    sizeCalculation: (text) => 2 * text.length + 128,
  });

  constructor(private readonly pool: Pick<Pool, "query">) {}

  /** Remembers what is about to be stored: its hash was taken of these bytes, so it cannot be anything else. */
  keep(contents: readonly NewContent[]): void {
    for (const { sha256, bytes } of contents) this.#recent.set(sha256, bytes.toString("utf8"));
  }

  /** Texts by SHA-256 (hex). Throws as `readContents` does. */
  async read(hashes: readonly string[]): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    const unknown: string[] = [];
    for (const sha256 of new Set(hashes)) {
      const text = this.#recent.get(sha256);
      if (text === undefined) unknown.push(sha256);
      else texts.set(sha256, text);
    }
    for (const [sha256, text] of await readContents(this.pool, unknown)) {
      this.#recent.set(sha256, text);
      texts.set(sha256, text);
    }
    return texts;
  }
}
