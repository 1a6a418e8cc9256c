DROP INDEX "artifacts_sha256_index";--> statement-breakpoint
DROP INDEX "handoffs_run_index";