/**
 * `with` clause of a query: `named` has every agent that ever had a task, read by jumping through
 * `tasks_agent_index`, whatever the number of tasks. Its last row is null.
 */
export const EVERY_AGENT = `with recursive named as (
  (select agent from tasks order by agent limit 1)
  union all
  select (select t.agent from tasks t where t.agent > n.agent order by t.agent limit 1)
  from named n where n.agent is not null
)`;
