/**
 * A record cut into pages by a hash of its keys: a change copies one page, however large the record has grown
 * (copying a plain object of 300 keys takes some 80 µs, a page 0.1 µs). Plain JSON. The layout follows from
 * the keys and their order of arrival alone, so equal histories give equal pages.
 */
export type Pages<T> = Record<string, T>[];

/** A page that outgrows this is a sign to spread all of them wider. */
const PAGE_SIZE = 12;
const WIDER = 4;
const MOST_PAGES = 4_096;

export function itemAt<T>(pages: Pages<T>, key: string): T | undefined {
  const page = pages[pageOf(key, pages.length)];
  return page !== undefined && Object.hasOwn(page, key) ? page[key] : undefined;
}

/** All keys; page by page, so in no meaningful order. */
export function keysOf<T>(pages: Pages<T>): string[] {
  return pages.flatMap((page) => Object.keys(page));
}

/** All items; page by page, so in no meaningful order. */
export function itemsOf<T>(pages: Pages<T>): T[] {
  return pages.flatMap((page) => Object.values(page));
}

/**
 * The pages with `key` set. Pages in `owned` were made by the caller's own change and are written in place;
 * every other is copied, and the copy added to `owned`.
 */
export function withItem<T>(pages: Pages<T>, key: string, item: T, owned: Set<object>): Pages<T> {
  const own = owned.has(pages) ? pages : claim(pages.length === 0 ? [{}] : [...pages], owned);
  const at = pageOf(key, own.length);
  let page = own[at] ?? {};
  if (!owned.has(page)) {
    page = claim({ ...page }, owned);
    own[at] = page;
  }
  const isNew = !Object.hasOwn(page, key);
  page[key] = item;
  const isFull = isNew && own.length < MOST_PAGES && Object.keys(page).length > PAGE_SIZE;
  return isFull ? spread(own, owned) : own;
}

function spread<T>(pages: Pages<T>, owned: Set<object>): Pages<T> {
  const wider: Pages<T> = Array.from({ length: pages.length * WIDER }, () => claim({}, owned));
  for (const page of pages) {
    for (const [key, item] of Object.entries(page)) {
      const target = wider[pageOf(key, wider.length)];
      if (target) target[key] = item;
    }
  }
  return claim(wider, owned);
}

function claim<O extends object>(fresh: O, owned: Set<object>): O {
  owned.add(fresh);
  return fresh;
}

/** FNV-1a over the key's code units; the number of pages is a power of two. */
function pageOf(key: string, pages: number): number {
  if (pages < 2) return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (pages - 1);
}
