CREATE TABLE "budget_reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"fence" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"project" text NOT NULL,
	"agent" text NOT NULL,
	"day" text NOT NULL,
	"tokens" bigint NOT NULL,
	"cost" numeric NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_use" (
	"project" text NOT NULL,
	"agent" text NOT NULL,
	"period" text NOT NULL,
	"tokens_used" bigint DEFAULT 0 NOT NULL,
	"tokens_reserved" bigint DEFAULT 0 NOT NULL,
	"cost_used" numeric DEFAULT 0 NOT NULL,
	"cost_reserved" numeric DEFAULT 0 NOT NULL,
	"tokens_raised" bigint,
	"cost_raised" numeric,
	"warned_at" timestamp (3) with time zone,
	CONSTRAINT "budget_use_project_agent_period_pk" PRIMARY KEY("project","agent","period")
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"project" text NOT NULL,
	"agent" text NOT NULL,
	"per" text NOT NULL,
	"tokens" bigint,
	"cost" numeric,
	"attempts" integer,
	"hours" double precision,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_by_name" text NOT NULL,
	CONSTRAINT "budgets_project_agent_per_pk" PRIMARY KEY("project","agent","per"),
	CONSTRAINT "budgets_per_known" CHECK ("budgets"."per" in ('day', 'run'))
);
--> statement-breakpoint
CREATE TABLE "run_stops" (
	"run_id" uuid NOT NULL,
	"stop_id" uuid NOT NULL,
	CONSTRAINT "run_stops_run_id_stop_id_pk" PRIMARY KEY("run_id","stop_id")
);
--> statement-breakpoint
CREATE TABLE "stops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"target" text NOT NULL,
	"reason" text NOT NULL,
	"request_id" text NOT NULL,
	"pulled_by_id" text NOT NULL,
	"pulled_by_name" text NOT NULL,
	"pulled_at" timestamp (3) with time zone NOT NULL,
	"released_by_id" text,
	"released_by_name" text,
	"released_at" timestamp (3) with time zone,
	"release_reason" text,
	"release_request_id" text,
	CONSTRAINT "stops_scope_known" CHECK ("stops"."scope" in ('all', 'project', 'agent'))
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "forked_from" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "forked_seq" integer;--> statement-breakpoint
CREATE INDEX "budget_reservations_task_index" ON "budget_reservations" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "run_stops_stop_index" ON "run_stops" USING btree ("stop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stops_request_id_key" ON "stops" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stops_release_request_id_key" ON "stops" USING btree ("release_request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stops_active_key" ON "stops" USING btree ("scope","target") WHERE "stops"."released_at" is null;--> statement-breakpoint
CREATE INDEX "stops_pulled_index" ON "stops" USING btree ("pulled_at","id");--> statement-breakpoint
CREATE INDEX "runs_forked_from_index" ON "runs" USING btree ("forked_from") WHERE "runs"."forked_from" is not null;
--> statement-breakpoint
-- A run that has ended stays as it ended (I8), unless the same statement records that a person reopened it;
-- what was cancelled stays so. After the statement, so that the fact can be seen.
DROP TRIGGER runs_end_is_final ON runs;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_leaving_end() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if old.status <> 'cancelled' and exists (
    select from run_events e where e.run_id = new.id and e.seq > old.last_seq and e.seq <= new.last_seq
      and e.type = 'run.reopened'
  ) then
    return null;
  end if;
  raise exception 'run % has ended as % and cannot become %', old.id, old.status, new.status;
end $$;
--> statement-breakpoint
CREATE TRIGGER runs_end_is_final AFTER UPDATE OF status ON runs
  FOR EACH ROW WHEN (old.status IN ('completed', 'failed', 'cancelled') AND new.status IS DISTINCT FROM old.status)
  EXECUTE FUNCTION refuse_leaving_end();
