CREATE TABLE "draft_files" (
	"flow_id" text NOT NULL,
	"path" text NOT NULL,
	"content" "bytea",
	"base" text,
	"seconds" double precision,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "draft_files_flow_id_path_pk" PRIMARY KEY("flow_id","path")
);
--> statement-breakpoint
CREATE TABLE "draft_history" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"changes" integer NOT NULL,
	"flow" jsonb NOT NULL,
	"layout" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"flow" jsonb NOT NULL,
	"layout" jsonb NOT NULL,
	"hash" text NOT NULL,
	"changes" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"base" jsonb,
	"base_hash" text
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"event" text NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_publications" (
	"flow_id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presences" (
	"connection" text PRIMARY KEY NOT NULL,
	"flow_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"node" text,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"flow_id" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"flow" jsonb NOT NULL,
	"layout" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"files" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"commit" text,
	CONSTRAINT "publications_flow_id_number_pk" PRIMARY KEY("flow_id","number")
);
--> statement-breakpoint
CREATE TABLE "resource_versions" (
	"name" text NOT NULL,
	"number" integer NOT NULL,
	"value" jsonb NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"commit" text,
	CONSTRAINT "resource_versions_name_number_pk" PRIMARY KEY("name","number")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "draft_history_minute" ON "draft_history" USING btree ("flow_id","minute","saved_by");--> statement-breakpoint
CREATE INDEX "presences_flow" ON "presences" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "sessions_flow" ON "sessions" USING btree ("flow_id","started_at");--> statement-breakpoint
CREATE INDEX "sessions_active" ON "sessions" USING btree ("flow_id") WHERE status = 'active';