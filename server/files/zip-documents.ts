import { Zip, ZipDeflate } from "fflate";

/** `read` gives all bytes at once, or piece by piece what would be much. */
export type ZipEntry = { path: string; at: Date; read(): Promise<Uint8Array> | AsyncIterable<Uint8Array> };

const NOTHING = new Uint8Array();

/**
 * A zip of the entries as chunks. One entry is read and packed at a time: neither memory nor a long hold of the
 * event loop grows with their number.
 */
export async function* zipDocuments(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { path, at, read } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    zip.add(file);
    const bytes = read();
    if (bytes instanceof Promise) file.push(await bytes, true);
    else {
      for await (const piece of bytes) {
        file.push(piece);
        yield* ready.splice(0);
      }
      file.push(NOTHING, true);
    }
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
