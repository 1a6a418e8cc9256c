ALTER TABLE "approvals" ADD COLUMN "on_deadline" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "triggers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "recommendation" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "excludes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "blocks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "also_asked" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "claimed_by_name" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "claimed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "from_offset" integer;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "to_offset" integer;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "section" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "suggestion" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "decision_id" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "sections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "approvals_urgent_index" ON "approvals" USING btree (coalesce("due_at", 'infinity'),(-"blocks"),"requested_at","id") WHERE "approvals"."status" = 'pending';