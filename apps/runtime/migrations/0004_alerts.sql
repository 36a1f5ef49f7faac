CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"level" text NOT NULL,
	"node" text NOT NULL,
	"flow_id" text,
	"call_sid" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "alerts_at" ON "alerts" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "alerts_call" ON "alerts" USING btree ("call_sid");