import { Zip, ZipDeflate } from "fflate";

export type ZipEntry = { path: string; at: Date; read(): Promise<Uint8Array> };

/**
 * A zip of the entries as chunks. One entry is read and packed at a time: neither memory nor a long hold of the
 * event loop grows with their number.
 */
export async function* zipDocuments(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { path, at, read } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    zip.add(file);
    file.push(await read(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
