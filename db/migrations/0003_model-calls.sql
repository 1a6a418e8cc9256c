CREATE TABLE "model_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"task_id" text NOT NULL,
	"step_key" text NOT NULL,
	"agent" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"latency_ms" integer NOT NULL,
	"first_text_ms" integer,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cached_tokens" integer NOT NULL,
	"is_estimated" boolean DEFAULT false NOT NULL,
	"cost" numeric(18, 9),
	"finish_reason" text,
	"error" text,
	"prompt_sha256" text NOT NULL,
	"answer_sha256" text NOT NULL,
	"raw_sha256" text,
	CONSTRAINT "model_calls_counts" CHECK ("model_calls"."input_tokens" >= 0 and "model_calls"."output_tokens" >= 0 and "model_calls"."cached_tokens" >= 0 and "model_calls"."cost" >= 0)
);
--> statement-breakpoint
CREATE INDEX "model_calls_task_index" ON "model_calls" USING btree ("task_id","started_at");--> statement-breakpoint
CREATE INDEX "model_calls_run_index" ON "model_calls" USING btree ("run_id");