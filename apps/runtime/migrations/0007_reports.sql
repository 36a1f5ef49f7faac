CREATE TABLE "call_facts" (
	"call_sid" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"direction" text NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"is_vip" boolean DEFAULT false NOT NULL,
	"is_private" boolean DEFAULT false NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"called_before_at" timestamp with time zone,
	"talked_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"seconds" real,
	"minute" integer NOT NULL,
	"outcome" text NOT NULL,
	"queue" text,
	"agent_id" text,
	"wait_seconds" real,
	"stages" integer[],
	"visits" integer[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "node_ways" (
	"id" serial PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"version" text NOT NULL,
	"node" text NOT NULL,
	"exit" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_times" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "case_notes" DROP CONSTRAINT "case_notes_pkey";--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_entry_id_agent_id_pk" PRIMARY KEY("entry_id","agent_id");--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "owes" jsonb;--> statement-breakpoint
ALTER TABLE "case_notes" ADD COLUMN "seqs" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "call_facts_out" ON "call_facts" USING btree ("started_at") WHERE direction = 'out';--> statement-breakpoint
CREATE INDEX "call_facts_started" ON "call_facts" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "call_facts_number" ON "call_facts" USING btree ("number","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "node_ways_way" ON "node_ways" USING btree ("version","node","exit");--> statement-breakpoint
CREATE INDEX "node_ways_flow" ON "node_ways" USING btree ("flow_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_times_open" ON "agent_times" USING btree ("agent_id") WHERE until is null;--> statement-breakpoint
CREATE INDEX "agent_times_until" ON "agent_times" USING btree ("until");--> statement-breakpoint
CREATE INDEX "entries_own_call" ON "entries" USING btree ("call_sid");--> statement-breakpoint
CREATE INDEX "entries_made" ON "entries" USING btree ("since") WHERE direction = 'out';--> statement-breakpoint
CREATE INDEX "entries_resumes" ON "entries" USING btree ("resumes") WHERE resumes is not null;--> statement-breakpoint
CREATE INDEX "offers_at" ON "offers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "callbacks_call" ON "callbacks" USING btree ("call_sid");--> statement-breakpoint
INSERT INTO "agent_times" ("agent_id", "status", "reason", "since") SELECT "id", "status", "reason", "since" FROM "agents";
