CREATE TABLE "case_notes" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"text" jsonb DEFAULT '""'::jsonb NOT NULL,
	"tags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mood" integer,
	"disposition" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"what" text NOT NULL,
	"agent_id" text,
	"entry_id" text,
	"call_sid" text,
	"number" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departures" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"call_sid" text NOT NULL,
	"agent_id" text NOT NULL,
	"number" text,
	"flow" text,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_pages" (
	"connection" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legs" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"agent_id" text,
	"agent_was" jsonb,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"call_sid" text,
	"state" text NOT NULL,
	"offer_id" text,
	"at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "talk_recordings" (
	"recording_sid" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"call_sid" text NOT NULL,
	"agent_id" text,
	"url" text NOT NULL,
	"seconds" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "talks" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"conference_sid" text,
	"held_at" timestamp with time zone,
	"held_seconds" double precision DEFAULT 0 NOT NULL,
	"recording_sid" text,
	"recorded_at" timestamp with time zone,
	"note" jsonb,
	"caller_id" text,
	"about" jsonb,
	"again" boolean DEFAULT false NOT NULL,
	"awaits" text,
	"is_back" boolean DEFAULT false NOT NULL,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"survey_id" text NOT NULL,
	"question" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"measure" text,
	"node" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"is_answered" boolean DEFAULT false NOT NULL,
	"score" double precision,
	"choice" text,
	"label" text,
	"comment" jsonb,
	"recording_sid" text,
	"how" text,
	"confidence" double precision,
	CONSTRAINT "survey_answers_survey_id_question_pk" PRIMARY KEY("survey_id","question")
);
--> statement-breakpoint
CREATE TABLE "survey_talks" (
	"survey_id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"our_number" text NOT NULL,
	"version" text NOT NULL,
	"seq" integer NOT NULL,
	"snapshot" jsonb,
	"last_message" text,
	"is_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text,
	"via" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"number" text NOT NULL,
	"our_number" text,
	"language" text NOT NULL,
	"call_sid" text,
	"survey_call_sid" text,
	"entry_id" text,
	"queue" text,
	"agent_id" text,
	"call_flow" text,
	"call_version" text,
	"path" text DEFAULT '' NOT NULL,
	"milestones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"wait_seconds" double precision,
	"promise_kept" boolean,
	"about" jsonb,
	"idempotency_key" text,
	"is_private" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"offered_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"responded_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "forward_to" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "desk_gone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "arrival" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "direction" text DEFAULT 'in' NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "ring_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "case_notes_updated" ON "case_notes" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entry" ON "audit" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "desk_pages_agent" ON "desk_pages" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "legs_entry" ON "legs" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "legs_agent_open" ON "legs" USING btree ("agent_id") WHERE state <> 'ended' and agent_id is not null;--> statement-breakpoint
CREATE INDEX "talk_recordings_entry" ON "talk_recordings" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "talk_recordings_at" ON "talk_recordings" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_talks_open" ON "survey_talks" USING btree ("number","our_number") WHERE is_open;--> statement-breakpoint
CREATE INDEX "surveys_offered" ON "surveys" USING btree ("offered_at");--> statement-breakpoint
CREATE INDEX "surveys_call" ON "surveys" USING btree ("call_sid");--> statement-breakpoint
CREATE INDEX "surveys_survey_call" ON "surveys" USING btree ("survey_call_sid");--> statement-breakpoint
CREATE INDEX "surveys_number" ON "surveys" USING btree ("number","created_at");--> statement-breakpoint
CREATE INDEX "surveys_not_over" ON "surveys" USING btree ("state") WHERE state <> 'over';--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_key" ON "surveys" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "callback_attempts_dialled" ON "callback_attempts" USING btree ("dialled_at");