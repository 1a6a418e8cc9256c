import { encodeColumn } from "./encode-column";
import { MOVED, STARTED } from "./run-parts";
import type { StatementPart } from "./statement-part";

/** Rows of one part; a column that a row does not name is null. */
export type PartRows = { part: StatementPart; rows: readonly Readonly<Record<string, unknown>>[] };

/** A prepared statement, as `pg` takes it. */
export type Statement = { name: string; text: string; values: Buffer[] };

/**
 * One statement for every part that has rows, done in the order given; each column travels as one array. It
 * answers the runs that were accepted and the database's time.
 */
export function composeStatement(all: readonly PartRows[]): Statement {
  const wanted = new Set(all.flatMap(({ part, rows }) => (rows.length > 0 ? [part, part.needs] : [])));
  const sent = all.filter(({ part }) => wanted.has(part));
  const { name, text } = findText(sent.map(({ part }) => part));
  return { name, text, values: sent.flatMap(columnsOf) };
}

function columnsOf({ part, rows }: PartRows): Buffer[] {
  return Object.entries(part.columns).map(([column, type]) => encodeColumn(type, rows, column));
}

/** The texts made so far, by their parts: a few dozen at most, because advances are alike. */
const known = new Map<string, Omit<Statement, "values">>();

function findText(parts: readonly StatementPart[]): Omit<Statement, "values"> {
  const key = parts.map(({ name }) => name).join(" ");
  const found = known.get(key);
  if (found) return found;
  const made = { name: `write-advances-${known.size + 1}`, text: writeText(parts) };
  known.set(key, made);
  return made;
}

function writeText(parts: readonly StatementPart[]): string {
  let parameters = 0;
  const expressions = parts.flatMap((part) => {
    // As columns of a select they are read side by side: as a table each array would be kept as one first.
    const columns = Object.entries(part.columns).map(([column, type]) => {
      parameters += 1;
      return `unnest($${parameters}::${type}[]) as ${column}`;
    });
    return [part.sql((alias) => `(select ${columns.join(", ")}) as ${alias}`)];
  });
  const sources = parts.filter((part) => part === MOVED || part === STARTED);
  const accepted = sources.map(({ name }) => `select id from ${name}`).join(" union all ");
  const after = parts.findLastIndex((part) => sources.includes(part)) + 1;
  expressions.splice(after, 0, `accepted as (${accepted})`);
  return `with ${expressions.join(", ")}
    select id, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from accepted`;
}
