CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"phone" text,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contacts_phone_unique" UNIQUE("phone")
);
--> statement-breakpoint
CREATE TABLE "early_texts" (
	"recording_sid" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "emergency_switches" (
	"schedule" text PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"reason" text,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"recording_sid" text PRIMARY KEY NOT NULL,
	"mailbox" text NOT NULL,
	"call_sid" text NOT NULL,
	"from_party" text NOT NULL,
	"url" text NOT NULL,
	"seconds" integer NOT NULL,
	"language" text NOT NULL,
	"node" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"transcription" text,
	"heard_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "call_events" ALTER COLUMN "response" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "effect" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "forgotten" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_updated" ON "contacts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "contacts_data" ON "contacts" USING gin ("data");--> statement-breakpoint
CREATE INDEX "mailbox_messages_mailbox" ON "mailbox_messages" USING btree ("mailbox","at");--> statement-breakpoint
CREATE INDEX "sessions_ended" ON "sessions" USING btree ("ended_at");