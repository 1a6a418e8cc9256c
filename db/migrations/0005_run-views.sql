CREATE TABLE "run_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" jsonb NOT NULL,
	"is_teams" boolean DEFAULT false NOT NULL,
	"owner_id" text NOT NULL,
	"owner_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_views_name_given" CHECK (length("run_views"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE INDEX "run_views_owner_index" ON "run_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "runs_words_index" ON "runs" USING gin (to_tsvector('simple', regexp_replace(lower(left(title || ' ' || input::text, 4000)), '\\(u[0-9a-f]{4}|.)|[^[:alnum:]]+', ' ', 'g')));--> statement-breakpoint
CREATE INDEX "runs_incident_index" ON "runs" USING btree ("id") WHERE "runs"."reason_code" = 'incident';