CREATE TABLE "launch_presets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"pack" text NOT NULL,
	"workflow_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"is_teams" boolean DEFAULT false NOT NULL,
	"owner_id" text NOT NULL,
	"owner_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "launch_presets_name_given" CHECK (length("launch_presets"."name") between 1 and 80)
);
--> statement-breakpoint
CREATE INDEX "launch_presets_owner_index" ON "launch_presets" USING btree ("owner_id");