import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Any Postgres that Drizzle speaks to, or a transaction on it. */
export type Database = PgDatabase<PgQueryResultHKT>;
