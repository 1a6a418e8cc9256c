import type { Database } from "#db/client";

/** One version of a document as bytes. */
export type StoredFile = { name: string; mediaType: string; bytes: Buffer };

export async function findFile({ pool }: Database, artifactId: string): Promise<StoredFile | undefined> {
  const { rows } = await pool.query<StoredFile>(
    `select a.name, a.media_type as "mediaType", c.bytes
     from artifacts a join contents c on c.sha256 = a.sha256 where a.id = $1`,
    [artifactId],
  );
  return rows[0];
}
