import type { Database } from "#db/client";

/** As many as a list to choose from can hold. */
const MOST = 500;

/** Projects that runs or budgets name, `default` first; whoever launches names them freely. */
export async function listProjects({ pool }: Pick<Database, "pool">): Promise<string[]> {
  const { rows } = await pool.query<{ project: string }>({
    name: "list-projects",
    text: `select project from (
        select 'default' as project union select project from runs union select project from budgets) named
      order by project <> 'default', project limit ${MOST}`,
  });
  return rows.map(({ project }) => project);
}
