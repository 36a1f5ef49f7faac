import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment in time, as text. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
