CREATE TABLE "audio_files" (
	"hash" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"call_sid" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" jsonb NOT NULL,
	"trail" jsonb NOT NULL,
	"failure" jsonb,
	"response" text NOT NULL,
	CONSTRAINT "call_events_call_sid_seq_pk" PRIMARY KEY("call_sid","seq")
);
--> statement-breakpoint
CREATE TABLE "live_versions" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"command" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"call_sid" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"seq" integer NOT NULL,
	"status" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"verbs" jsonb NOT NULL,
	"language" text NOT NULL,
	"from_party" text NOT NULL,
	"to_party" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"call_sid" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"hash" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("not_before");--> statement-breakpoint
CREATE INDEX "timers_due" ON "timers" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "timers_call" ON "timers" USING btree ("call_sid");