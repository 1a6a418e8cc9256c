/** A Postgres type that a column of rows is sent as. */
export type ColumnType = "uuid" | "int" | "float8" | "boolean" | "text" | "json" | "jsonb" | "bytea";

/** One kind of rows in the journal's statement: the columns they come in, and what is done with them. */
export type StatementPart = {
  name: string;
  columns: Readonly<Record<string, ColumnType>>;
  /** The common table expression of this part; `rows` names the rows as a table, e.g. in `from ${rows("e")}`. */
  sql(rows: (alias: string) => string): string;
  /** Another part that this one looks at: it is sent with it, with or without rows of its own. */
  needs?: StatementPart;
};

/** Rows of a run that is not accepted are not written (J1, J4). The wrapped `in` is hashed, not joined. */
export const isAccepted = (runId: string): string => `(${runId} in (select id from accepted)) is true`;

export const timeOf = (milliseconds: string): string => `to_timestamp(${milliseconds} / 1000)`;
