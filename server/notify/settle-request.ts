import type { ClientBase } from "pg";

/** Kinds that ask somebody to act on a request: when it has ended they say so. */
const ASKING = ["request", "reminder", "overdue"];

/**
 * A request ended: its notices say how and count as read; messages to people that have not gone out are dropped,
 * those that can be rewritten are. Webhooks get every fact.
 */
export async function settleRequest(client: Pick<ClientBase, "query">, approvalId: string, outcome: string) {
  const values = [approvalId, outcome, ASKING];
  await client.query(
    `update notices set outcome = $2, read_at = coalesce(read_at, now())
      where approval_id = $1 and outcome is null and kind = any($3)`,
    values,
  );
  await client.query(
    `update deliveries set outcome = $2, ${NEXT_STATE}
      where approval_id = $1 and outcome is null and fact->>'kind' = any($3) and channel <> 'webhook'`,
    values,
  );
}

const IS_UNSENT = "status = 'pending' and claim is null and sent_as is null";
const CAN_BE_REWRITTEN = "status = 'sent' and sent_as is not null";

const NEXT_STATE = `
  status = case when ${IS_UNSENT} then 'moot' when ${CAN_BE_REWRITTEN} then 'pending' else status end,
  done_at = case when ${IS_UNSENT} then now() when ${CAN_BE_REWRITTEN} then null else done_at end,
  due_at = case when ${CAN_BE_REWRITTEN} then now() else due_at end,
  attempts = case when ${CAN_BE_REWRITTEN} then 0 else attempts end,
  give_up_at = case when ${CAN_BE_REWRITTEN} then now() + interval '24 hours' else give_up_at end`;
