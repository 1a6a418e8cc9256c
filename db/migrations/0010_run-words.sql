CREATE TABLE "run_words" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
DROP INDEX "runs_words_index";--> statement-breakpoint
ALTER TABLE "run_words" ADD CONSTRAINT "run_words_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_words_index" ON "run_words" USING gin ("words");
--> statement-breakpoint
-- What a search finds a run by. Signs, and the escapes of JSON, part words.
CREATE FUNCTION words_of_run(title text, input jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  select to_tsvector('simple', regexp_replace(lower(left(title || ' ' || input::text, 4000)), '\\(u[0-9a-f]{4}|.)|[^[:alnum:]]+', ' ', 'g'))
$$;
--> statement-breakpoint
CREATE FUNCTION keep_run_words() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into run_words (run_id, words) select id, words_of_run(title, input) from started;
  return null;
end $$;
--> statement-breakpoint
-- Once for all runs that a statement starts.
CREATE TRIGGER runs_keep_words AFTER INSERT ON runs REFERENCING NEW TABLE AS started
  FOR EACH STATEMENT EXECUTE FUNCTION keep_run_words();
--> statement-breakpoint
-- Runs of before.
INSERT INTO run_words (run_id, words) SELECT id, words_of_run(title, input) FROM runs;
