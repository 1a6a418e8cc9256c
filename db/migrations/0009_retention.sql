ALTER TABLE "model_calls" ADD COLUMN "texts_purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "purged_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "model_calls_unpurged_index" ON "model_calls" USING btree ("started_at") WHERE "model_calls"."texts_purged_at" is null;--> statement-breakpoint
CREATE INDEX "runs_unpurged_index" ON "runs" USING btree ("finished_at") WHERE "runs"."finished_at" is not null and "runs"."purged_at" is null;