import pg from "pg";

/** Where a process dies: before a statement reaches Postgres, or after it did and before the answer is heard. */
export type Death = { afterStatements: number; isHeard: boolean };

type Query = (...given: unknown[]) => unknown;

/** Connections of a process that dies at a statement: from then on nothing is said or heard any more. */
export function openMortalPool(url: string, { afterStatements, isHeard }: Death): pg.Pool {
  let left = afterStatements;
  const spend = (query: Query, given: unknown[]): unknown => {
    left -= 1;
    if (left >= 0) return query(...given);
    const callback = given.at(-1);
    const statement = typeof callback === "function" ? given.slice(0, -1) : given;
    if (left === -1 && isHeard) Promise.resolve(query(...statement)).catch(() => undefined);
    const error = new Error("The process is dead.");
    if (typeof callback !== "function") return Promise.reject(error);
    setImmediate(() => callback(error));
  };
  class MortalClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.on("error", () => undefined);
      const query: Query = this.query.bind(this);
      Object.assign(this, { query: (...given: unknown[]) => spend(query, given) });
    }
  }
  const pool = new pg.Pool({ connectionString: url, Client: MortalClient, max: 2 });
  pool.on("error", () => undefined);
  return pool;
}
