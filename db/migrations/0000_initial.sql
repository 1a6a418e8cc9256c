CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"iteration" integer NOT NULL,
	"kind" text NOT NULL,
	"topic" text,
	"version" integer NOT NULL,
	"question" text NOT NULL,
	"content_sha256" text,
	"artifact_id" text,
	"options" jsonb NOT NULL,
	"status" text NOT NULL,
	"role" text NOT NULL,
	"votes_needed" integer NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"agent" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"due_at" timestamp with time zone,
	"assignee" uuid,
	"snoozed_until" timestamp with time zone,
	CONSTRAINT "approvals_status_known" CHECK ("approvals"."status" in ('pending', 'approved', 'rejected', 'amended', 'expired', 'void'))
);
--> statement-breakpoint
CREATE TABLE "artifacts" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"step_key" text NOT NULL,
	"iteration" integer NOT NULL,
	"task_id" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone GENERATED ALWAYS AS (to_timestamp(((body::jsonb ->> 'at')::bigint / 1000.0)::double precision)) STORED NOT NULL,
	"actor_id" text GENERATED ALWAYS AS (body::jsonb -> 'actor' ->> 'id') STORED NOT NULL,
	"action" text GENERATED ALWAYS AS (body::jsonb ->> 'action') STORED NOT NULL,
	"target" text GENERATED ALWAYS AS (body::jsonb ->> 'target') STORED NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_single" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"approval_id" text NOT NULL,
	"quote" text,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"approval_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"action" text NOT NULL,
	"is_final" boolean NOT NULL,
	"answer" jsonb,
	"comment" text NOT NULL,
	"content_sha256" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"from_agent" text NOT NULL,
	"to_agent" text NOT NULL,
	"handoff" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"is_only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"instance_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_one_row" CHECK ("installation"."is_only_row")
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"may_decide" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "keys_role_known" CHECK ("keys"."role" in ('viewer', 'operator', 'approver', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"bucket" text PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"forget_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_events" (
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"data" json NOT NULL,
	CONSTRAINT "run_events_run_id_seq_pk" PRIMARY KEY("run_id","seq")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"workflow_sha" text NOT NULL,
	"workflow_id" text NOT NULL,
	"pack" text NOT NULL,
	"title" text NOT NULL,
	"project" text NOT NULL,
	"created_by" text NOT NULL,
	"input" jsonb NOT NULL,
	"last_seq" integer NOT NULL,
	"status" text NOT NULL,
	"reason_code" text,
	"reason" text,
	"waiting" jsonb,
	"needs_person" boolean DEFAULT false NOT NULL,
	"open_approvals" integer DEFAULT 0 NOT NULL,
	"steps_done" integer DEFAULT 0 NOT NULL,
	"steps_total" integer DEFAULT 0 NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"phase" text,
	"cost" double precision DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"state" json,
	"state_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "runs_status_known" CHECK ("runs"."status" in ('pending', 'running', 'paused', 'completed', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"iteration" integer NOT NULL,
	"attempt" integer NOT NULL,
	"agent" text NOT NULL,
	"status" text NOT NULL,
	"worker_id" text,
	"fence" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"model" text,
	"usage" jsonb,
	"error" text,
	CONSTRAINT "tasks_status_known" CHECK ("tasks"."status" in ('queued', 'running', 'waiting_for_hitl', 'completed', 'failed', 'lost', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "timers_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"invite_hash" text,
	"invite_expires_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_known" CHECK ("users"."role" in ('viewer', 'operator', 'approver', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" text PRIMARY KEY NOT NULL,
	"lock_key" bigint NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"renewed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"sha256" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"pack" text NOT NULL,
	"name" text NOT NULL,
	"file" text NOT NULL,
	"source" text NOT NULL,
	"definition" jsonb NOT NULL,
	"templates" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workflow_sha_workflows_sha256_fk" FOREIGN KEY ("workflow_sha") REFERENCES "public"."workflows"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_open_key" ON "approvals" USING btree ("run_id","step_key","iteration") WHERE "approvals"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "approvals_pending_index" ON "approvals" USING btree ("requested_at") WHERE "approvals"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "approvals_run_index" ON "approvals" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "approvals_decided_index" ON "approvals" USING btree ("decided_at") WHERE "approvals"."decided_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "artifacts_version_key" ON "artifacts" USING btree ("run_id","name","version");--> statement-breakpoint
CREATE INDEX "artifacts_sha256_index" ON "artifacts" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "audit_actor_index" ON "audit" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_action_index" ON "audit" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_target_index" ON "audit" USING btree ("target","seq");--> statement-breakpoint
CREATE INDEX "audit_at_index" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "comments_approval_index" ON "comments" USING btree ("approval_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_final_key" ON "decisions" USING btree ("approval_id") WHERE "decisions"."is_final";--> statement-breakpoint
CREATE INDEX "decisions_run_index" ON "decisions" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "handoffs_run_index" ON "handoffs" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "keys_hash_key" ON "keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "login_attempts_forget_at_index" ON "login_attempts" USING btree ("forget_at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_request_id_key" ON "runs" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "runs_status_index" ON "runs" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "runs_workflow_index" ON "runs" USING btree ("workflow_id","id");--> statement-breakpoint
CREATE INDEX "runs_needs_person_index" ON "runs" USING btree ("id") WHERE "runs"."needs_person";--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_ends_at_index" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "tasks_queue_index" ON "tasks" USING btree ("queued_at") WHERE "tasks"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "tasks_worker_index" ON "tasks" USING btree ("worker_id") WHERE "tasks"."status" = 'running';--> statement-breakpoint
CREATE INDEX "tasks_agent_index" ON "tasks" USING btree ("agent","queued_at");--> statement-breakpoint
CREATE INDEX "tasks_run_index" ON "tasks" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "timers_due_index" ON "timers" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_invite_hash_key" ON "users" USING btree ("invite_hash");--> statement-breakpoint
CREATE INDEX "workers_renewed_index" ON "workers" USING btree ("renewed_at");
--> statement-breakpoint
-- db/tables/run-tuning.sql
-- Rows that change at every step stay on their page (heap-only updates); events are only ever added.
alter table runs set (fillfactor = 70);
alter table tasks set (fillfactor = 70);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'run_events is append-only';
end $$;

create trigger run_events_append_only before update or truncate on run_events
  execute function refuse_event_change();

-- A run that has ended stays as it ended (I8).
create function refuse_leaving_end() returns trigger language plpgsql as $$
begin
  raise exception 'run % has ended as % and cannot become %', old.id, old.status, new.status;
end $$;

create trigger runs_end_is_final before update of status on runs
  for each row when (old.status in ('completed', 'failed', 'cancelled') and new.status is distinct from old.status)
  execute function refuse_leaving_end();

--> statement-breakpoint
-- db/tables/seed.sql
-- What the generated migration cannot say about users, audit and projects. Copied into the first migration.

INSERT INTO "projects" ("id", "name") VALUES ('default', 'Default');
--> statement-breakpoint
INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));
--> statement-breakpoint
CREATE FUNCTION "audit_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  SELECT "seq", "hash" INTO STRICT head FROM "audit_head" WHERE "id" = 1 FOR UPDATE;
  NEW."seq" := head."seq" + 1;
  NEW."prev_hash" := head."hash";
  NEW."hash" := encode(sha256(convert_to(NEW."prev_hash" || ':' || NEW."seq" || ':' || NEW."body", 'UTF8')), 'hex');
  UPDATE "audit_head" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "id" = 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_chain" BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION "audit_chain"();
--> statement-breakpoint
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
