import type { Inherited } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import { storedContext } from '../calls/call-story.ts';
import type { Deps } from '../deps.ts';
import { agents } from '../line/line-tables.ts';
import type { surveys } from './survey-tables.ts';

/** What a survey knows that is not asked on the call itself: language, contact, answers, queue and agent of the talk that it is about. */
export async function inheritedBy(deps: Deps, survey: typeof surveys.$inferSelect): Promise<Inherited> {
  const { language, callSid, number, agentId, queue } = survey;
  const session = callSid === null ? null : await deps.store.findSession(callSid);
  const context = session === null ? null : storedContext.parse(session.snapshot).context;
  const found = context?.contact ?? null;
  const contact = found ?? (await contactOf(deps, number));
  const title = queue === null ? undefined : deps.resources.queue(queue)?.title;
  return {
    language,
    contact,
    answers: context?.answers ?? {},
    ...(session !== null && { classes: (await deps.library.version(session.version)).machine.variables }),
    agent: agentId === null ? null : await agentOf(deps, agentId),
    queue: queue === null ? null : { name: queue, title: title ?? queue },
  };
}

async function contactOf({ store }: Deps, number: string): Promise<NonNullable<Inherited['contact']> | null> {
  const found = await store.findContact('phone', number);
  return found === null ? null : { id: found.id, phone: found.phone, ...found.data };
}

async function agentOf({ db }: Deps, id: string): Promise<NonNullable<Inherited['agent']> | null> {
  const [row] = await db.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.id, id));
  return row ?? null;
}
