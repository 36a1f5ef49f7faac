import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import { wholeStory } from '../calls/whole-story.ts';
import type { Deps } from '../deps.ts';
import { withPartial } from '../line/with-partial.ts';
import { callList } from '../reports/call-list.ts';
import { callOutcomes } from '../reports/call-outcome.ts';
import { csvAnswer } from '../reports/report-csv.ts';
import { reportQuery } from '../reports/report-filter.ts';
import { callListTable } from '../reports/report-tables.ts';
import { checkedQuery } from './checked.ts';
import { cursorSchema } from './page-cursor.ts';

const outcomes = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.enum(callOutcomes)));
const page = reportQuery({
  direction: z.enum(['in', 'out']).optional(),
  outcome: outcomes.optional(),
  text: z.string().trim().max(100).optional(),
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What is known of calls. */
export function callRoutes(deps: Deps) {
  return new Hono()
    .get('/', needs('read-reports'), checkedQuery(page), async (context) => {
      const { format, ...query } = context.req.valid('query');
      const found = await callList(deps, query, context.get('signedIn').rights.has('see-private'));
      return format === 'json' ? context.json(found) : csvAnswer(context, 'calls', callListTable(found));
    })
    .get('/:sid', needs('read-calls'), async (context) => {
      const callSid = context.req.param('sid');
      const seesPrivate = context.get('signedIn').rights.has('see-private');
      const known = /^CA[0-9a-f]{32}$/i.test(callSid) ? await wholeStory(deps, callSid, seesPrivate) : null;
      if (known === null)
        return context.json({ error: { code: 'unknown-call', message: `There is no call ${callSid}.`, path: 'sid' } }, 404);
      const { story, flow } = known;
      return context.json({ ...story, answers: withPartial(story.answers, story.entry?.partial ?? null, flow) });
    });
}
