import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { Deps } from '../deps.ts';
import { lostCalls } from '../reports/lost-calls.ts';
import { csvAnswer } from '../reports/report-csv.ts';
import { reportQuery } from '../reports/report-filter.ts';
import { lostCallsTable } from '../reports/report-tables.ts';
import { checkedQuery } from './checked.ts';
import { cursorSchema } from './page-cursor.ts';

const page = reportQuery({
  state: z.enum(['open', 'back', 'all']).default('open'),
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Callers who went away with nothing. */
export function lostCallRoutes(deps: Deps) {
  return new Hono().get('/', needs('read-reports'), checkedQuery(page), async (context) => {
    const { format, ...query } = context.req.valid('query');
    const found = await lostCalls(deps, query, context.get('signedIn').rights.has('see-private'));
    return format === 'json' ? context.json(found) : csvAnswer(context, 'lost-calls', lostCallsTable(found));
  });
}
