CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"person_id" uuid,
	"destination_id" uuid,
	"approval_id" text,
	"fact" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"is_digest" boolean DEFAULT false NOT NULL,
	"digest_key" text,
	"outcome" text,
	"sent_as" jsonb,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"give_up_at" timestamp (3) with time zone DEFAULT now() + interval '24 hours' NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_key" UNIQUE("key"),
	CONSTRAINT "deliveries_status_known" CHECK ("deliveries"."status" in ('held', 'collected', 'pending', 'sent', 'moot', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "destinations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"secret_version" integer DEFAULT 1 NOT NULL,
	"kinds" jsonb NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "destinations_channel_known" CHECK ("destinations"."channel" in ('webhook', 'slack')),
	CONSTRAINT "destinations_url_given" CHECK (("destinations"."channel" = 'webhook') = ("destinations"."url" is not null))
);
--> statement-breakpoint
CREATE TABLE "noted_facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "noted_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" uuid NOT NULL,
	"seq" integer,
	"approval_id" text,
	"asked" text[],
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest_times" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"every" text NOT NULL,
	"hour" integer NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"mode" text NOT NULL,
	CONSTRAINT "notice_choices_person_id_kind_channel_pk" PRIMARY KEY("person_id","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"fact_key" text NOT NULL,
	"kind" text NOT NULL,
	"approval_id" text,
	"fact" jsonb NOT NULL,
	"is_listed" boolean NOT NULL,
	"is_for_browser" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_times" ADD CONSTRAINT "digest_times_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_due_index" ON "deliveries" USING btree ("due_at") WHERE "deliveries"."status" in ('pending', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_approval_index" ON "deliveries" USING btree ("approval_id") WHERE "deliveries"."outcome" is null;--> statement-breakpoint
CREATE INDEX "deliveries_digest_index" ON "deliveries" USING btree ("digest_key") WHERE "deliveries"."digest_key" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_trouble_index" ON "deliveries" USING btree ("created_at") WHERE "deliveries"."error" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_done_index" ON "deliveries" USING btree ("done_at") WHERE "deliveries"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "noted_facts_try_index" ON "noted_facts" USING btree ("try_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_fact_key" ON "notices" USING btree ("person_id","fact_key");--> statement-breakpoint
CREATE INDEX "notices_person_index" ON "notices" USING btree ("person_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_unread_index" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_approval_index" ON "notices" USING btree ("approval_id") WHERE "notices"."outcome" is null;--> statement-breakpoint
CREATE INDEX "notices_at_index" ON "notices" USING btree ("at");
--> statement-breakpoint
-- Facts worth telling are noted in the commit that makes them (db/tables/noted-facts.ts). The condition is read
-- for every event, the function runs for few.
create function note_event() returns trigger language plpgsql as $$
begin
  insert into noted_facts (run_id, seq) values (new.run_id, new.seq);
  return null;
end $$;
--> statement-breakpoint
create trigger note_event after insert on run_events for each row
  when (new.type in (
    'approval.requested', 'approval.reminded', 'approval.overdue', 'approval.expired', 'approval.decided',
    'approval.voided', 'incident.opened', 'run.completed', 'run.failed', 'run.cancelled', 'budget.warned',
    'budget.exhausted'
  ))
  execute function note_event();
--> statement-breakpoint
create function note_asked() returns trigger language plpgsql as $$
begin
  insert into noted_facts (run_id, approval_id, asked)
    select new.run_id, new.id, array_agg(person)
    from (
      select new.assignee::text as person where new.assignee is distinct from old.assignee
      union
      select value from jsonb_array_elements_text(new.also_asked) where not old.also_asked ? value
    ) as asked
    where person is not null
    having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint
create trigger note_asked after update of assignee, also_asked on approvals for each row
  when (new.status = 'pending' and (new.assignee, new.also_asked) is distinct from (old.assignee, old.also_asked))
  execute function note_asked();
