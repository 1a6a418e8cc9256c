import { isAccepted, type StatementPart, timeOf } from "./statement-part";

export const CHANGED_APPROVALS: StatementPart = {
  name: "changed-approvals",
  columns: {
    id: "text",
    run_id: "uuid",
    status: "text",
    votes: "int",
    decided_at: "float8",
    escalated_at: "float8",
  },
  sql: (rows) => `changed_approvals as (
  update approvals p set status = c.status, votes = c.votes, decided_at = ${timeOf("c.decided_at")},
    escalated_at = coalesce(${timeOf("c.escalated_at")}, p.escalated_at)
  from ${rows("c")} where p.id = c.id and ${isAccepted("c.run_id")}
  returning p.id
)`,
};

/** A request may follow the one it replaces (approvals_open_key): those are closed first. */
export const MADE_APPROVALS: StatementPart = {
  name: "made-approvals",
  needs: CHANGED_APPROVALS,
  columns: {
    id: "text",
    run_id: "uuid",
    step_key: "text",
    iteration: "int",
    kind: "text",
    topic: "text",
    version: "int",
    question: "text",
    content_sha256: "text",
    artifact_id: "text",
    options: "jsonb",
    status: "text",
    role: "text",
    votes_needed: "int",
    votes: "int",
    agent: "text",
    requested_at: "float8",
    decided_at: "float8",
    due_at: "float8",
    on_deadline: "text",
    triggers: "jsonb",
    recommendation: "text",
    excludes: "jsonb",
    blocks: "int",
  },
  sql: (rows) => `made_approvals as (
  insert into approvals (id, run_id, step_key, iteration, kind, topic, version, question, content_sha256, artifact_id,
    options, status, role, votes_needed, votes, agent, requested_at, decided_at, due_at, on_deadline, triggers,
    recommendation, excludes, blocks)
  select p.id, p.run_id, p.step_key, p.iteration, p.kind, p.topic, p.version, p.question, p.content_sha256,
    p.artifact_id, p.options, p.status, p.role, p.votes_needed, p.votes, p.agent, ${timeOf("p.requested_at")},
    ${timeOf("p.decided_at")}, ${timeOf("p.due_at")}, p.on_deadline, p.triggers, p.recommendation, p.excludes, p.blocks
  from ${rows("p")} where ${isAccepted("p.run_id")} and (select count(*) from changed_approvals) >= 0
)`,
};

export const DECISIONS: StatementPart = {
  name: "decisions",
  columns: {
    id: "text",
    approval_id: "text",
    run_id: "uuid",
    action: "text",
    is_final: "boolean",
    answer: "jsonb",
    comment: "text",
    sections: "jsonb",
    content_sha256: "text",
    by_id: "text",
    by_name: "text",
    at: "float8",
  },
  sql: (rows) => `new_decisions as (
  insert into decisions (id, approval_id, run_id, action, is_final, answer, comment, sections, content_sha256, by_id,
    by_name, at)
  select d.id, d.approval_id, d.run_id, d.action, d.is_final, d.answer, d.comment, d.sections,
    d.content_sha256, d.by_id, d.by_name, ${timeOf("d.at")}
  from ${rows("d")} where ${isAccepted("d.run_id")}
)`,
};

/** What was said with a decision. */
export const REMARKS: StatementPart = {
  name: "remarks",
  columns: {
    id: "text",
    approval_id: "text",
    run_id: "uuid",
    decision_id: "text",
    quote: "text",
    from_offset: "int",
    to_offset: "int",
    section: "text",
    suggestion: "text",
    text: "text",
    by_id: "text",
    by_name: "text",
    at: "float8",
  },
  sql: (rows) => `new_remarks as (
  insert into comments (id, approval_id, decision_id, quote, from_offset, to_offset, section, suggestion, text, by_id,
    by_name, at)
  select c.id, c.approval_id, c.decision_id, c.quote, c.from_offset, c.to_offset, c.section, c.suggestion, c.text,
    c.by_id, c.by_name, ${timeOf("c.at")}
  from ${rows("c")} where ${isAccepted("c.run_id")}
)`,
};
