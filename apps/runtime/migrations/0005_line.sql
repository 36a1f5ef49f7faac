CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"person_id" text,
	"address" text NOT NULL,
	"language" text DEFAULT 'en-US' NOT NULL,
	"skills" jsonb NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"since" timestamp with time zone NOT NULL,
	"wrap_up_until" timestamp with time zone,
	"next" jsonb,
	"calls_today" integer DEFAULT 0 NOT NULL,
	"counted_on" date
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" text PRIMARY KEY NOT NULL,
	"queue" text NOT NULL,
	"call_sid" text,
	"first_call_sid" text,
	"flow_id" text,
	"version" text,
	"node" text DEFAULT '' NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"since" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"priority" double precision DEFAULT 0 NOT NULL,
	"is_vip" boolean DEFAULT false NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_callback" boolean DEFAULT false NOT NULL,
	"agent_id" text,
	"last_agent" text,
	"agents_refused" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dialled_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"longest_wait_until" timestamp with time zone,
	"interrupt" jsonb,
	"move_at" timestamp with time zone,
	"wish" text,
	"left_reason" text,
	"resumes" text,
	"said" jsonb,
	"estimate" jsonb,
	"partial" jsonb,
	"answers" jsonb,
	"contact" jsonb,
	"is_private" boolean DEFAULT false NOT NULL,
	"offered_at" timestamp with time zone,
	"connected_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "entry_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"queue" text NOT NULL,
	"call_sid" text,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"entry_id" text,
	"call_sid" text NOT NULL,
	"queue" text NOT NULL,
	"kind" text NOT NULL,
	"said" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"up_to" timestamp with time zone,
	"kept" boolean,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "queue_states" (
	"queue" text PRIMARY KEY NOT NULL,
	"learning" jsonb,
	"all_hands" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callback_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"callback_id" text NOT NULL,
	"number" integer NOT NULL,
	"call_sid" text,
	"dialled_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"answered_by" text,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"queue" text NOT NULL,
	"number" text NOT NULL,
	"name" text,
	"note" text,
	"language" text NOT NULL,
	"zones" jsonb NOT NULL,
	"mode" text NOT NULL,
	"from_at" timestamp with time zone,
	"to_at" timestamp with time zone,
	"not_before" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"token" text NOT NULL,
	"consent" jsonb NOT NULL,
	"via" text NOT NULL,
	"our_number" text,
	"call_sid" text,
	"is_private" boolean DEFAULT false NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "callbacks_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"number" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sent_texts" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "entries_open" ON "entries" USING btree ("queue") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "entries_call_open" ON "entries" USING btree ("call_sid") WHERE state <> 'ended' and call_sid is not null;--> statement-breakpoint
CREATE INDEX "entries_call" ON "entries" USING btree ("first_call_sid");--> statement-breakpoint
CREATE INDEX "entries_number" ON "entries" USING btree ("number","ended_at");--> statement-breakpoint
CREATE INDEX "entries_ended" ON "entries" USING btree ("queue","ended_at");--> statement-breakpoint
CREATE INDEX "entry_events_entry" ON "entry_events" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_agent_open" ON "offers" USING btree ("agent_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_entry_open" ON "offers" USING btree ("entry_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "offers_agent" ON "offers" USING btree ("agent_id","at");--> statement-breakpoint
CREATE INDEX "offers_entry" ON "offers" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "promises_entry" ON "promises" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "promises_call" ON "promises" USING btree ("call_sid");--> statement-breakpoint
CREATE INDEX "promises_queue" ON "promises" USING btree ("queue","at");--> statement-breakpoint
CREATE UNIQUE INDEX "callback_attempts_number" ON "callback_attempts" USING btree ("callback_id","number");--> statement-breakpoint
CREATE INDEX "callback_attempts_call" ON "callback_attempts" USING btree ("call_sid");--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_open" ON "callbacks" USING btree ("queue","number") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_entry" ON "callbacks" USING btree ("entry_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "callbacks_queue" ON "callbacks" USING btree ("queue","requested_at");--> statement-breakpoint
CREATE INDEX "callbacks_number" ON "callbacks" USING btree ("number","requested_at");