/** What a run is made of: one move of it is one statement of the journal over these tables (J1, E16). */
const RUN_TABLES: Readonly<Record<string, string>> = {
  runs: "runs",
  run_events: "runEvents",
  tasks: "tasks",
  timers: "timers",
  approvals: "approvals",
  decisions: "decisions",
  artifacts: "artifacts",
  handoffs: "handoffs",
};

/** The tables of `RUN_TABLES` that a source writes, in SQL or through the query builder. */
export function findWrites(text: string): string[] {
  return Object.entries(RUN_TABLES)
    .filter(([inSql, inCode]) => {
      const sql = new RegExp(
        String.raw`\b(insert\s+into|update|delete\s+from|truncate)\s+(only\s+)?"?${inSql}\b`,
        "i",
      );
      const built = new RegExp(String.raw`\.(insert|update|delete)\(\s*${inCode}\s*\)`);
      return sql.test(text) || built.test(text);
    })
    .map(([inSql]) => inSql);
}
