CREATE TABLE "bulk_items" (
	"job_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"result" text,
	"sentence" text,
	"at" timestamp (3) with time zone,
	CONSTRAINT "bulk_items_job_id_position_pk" PRIMARY KEY("job_id","position"),
	CONSTRAINT "bulk_items_result_known" CHECK ("bulk_items"."result" in ('done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "bulk_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"action" text NOT NULL,
	"reason" text NOT NULL,
	"query" text NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"total" integer NOT NULL,
	"started_by_kind" text NOT NULL,
	"started_by_id" text NOT NULL,
	"started_by_name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"stopped_by_id" text,
	"stopped_by_name" text,
	CONSTRAINT "bulk_jobs_action_known" CHECK ("bulk_jobs"."action" in ('pause', 'resume', 'retry', 'cancel')),
	CONSTRAINT "bulk_jobs_status_known" CHECK ("bulk_jobs"."status" in ('running', 'completed', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "run_tags" (
	"run_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "run_tags_run_id_tag_pk" PRIMARY KEY("run_id","tag"),
	CONSTRAINT "run_tags_tag_given" CHECK (length("run_tags"."tag") between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_job_id_bulk_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."bulk_jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_tags" ADD CONSTRAINT "run_tags_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_items_run_key" ON "bulk_items" USING btree ("job_id","run_id");--> statement-breakpoint
CREATE INDEX "bulk_items_ahead_index" ON "bulk_items" USING btree ("job_id","position") WHERE "bulk_items"."result" is null;--> statement-breakpoint
CREATE INDEX "bulk_items_refused_index" ON "bulk_items" USING btree ("job_id","position") WHERE "bulk_items"."result" = 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_jobs_request_id_key" ON "bulk_jobs" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "bulk_jobs_running_index" ON "bulk_jobs" USING btree ("id") WHERE "bulk_jobs"."status" = 'running';--> statement-breakpoint
CREATE INDEX "run_tags_tag_index" ON "run_tags" USING btree ("tag","run_id");