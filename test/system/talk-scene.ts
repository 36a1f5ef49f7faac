import type { LineCall } from '@callwright/line/protocol';
import { checkTwiml } from '@callwright/twiml/grammar';
import { type DeskPerson, deskPerson } from './desk-person.ts';
import { number, startWaitingSystem, type WaitingSystem } from './waiting-system.ts';

/** A number outside, which answers after two seconds. */
export const OUTSIDE = '+40310000777';

/** How a phone answers, and what is done on it then. */
export const answers = (...then: object[]) => ({ behaviour: 'answer', afterSeconds: 2, then });

const other = {
  ...{ formatVersion: 1, id: 'other', kind: 'call', title: 'Other', languages: ['en-US'], variables: {}, start: 'bye' },
  nodes: { bye: { type: 'hang-up', config: { prompt: { 'en-US': { text: 'The other flow.' } } }, exits: {} } },
};

/** A system with two agents, of whom the first serves the line, and a supervisor who takes no calls. */
export interface TalkScene {
  waiting: WaitingSystem;
  ana: DeskPerson;
  ben: DeskPerson;
  sofia: DeskPerson;
  /** Somebody else calls each time. */
  dial(): Promise<string>;
  /** The leg to an address that is not over. */
  legTo(address: string): Promise<LineCall | undefined>;
  /** Ten o'clock of the next day: nothing is left of the one before. */
  newDay(): Promise<void>;
  badTwiml(): Promise<object[]>;
}

export async function startTalkScene({ flows = {}, ...different }: Parameters<typeof startWaitingSystem>[0] = {}): Promise<TalkScene> {
  const waiting = await startWaitingSystem({ queue: { agentsMayRecord: true }, flows: { other, ...flows }, ...different });
  const { line } = waiting;
  const ana = await deskPerson(waiting, 'Ana');
  const ben = await deskPerson(waiting, 'Ben', { skills: { sales: 5 } });
  const sofia = await deskPerson(waiting, 'Sofia', { role: 'supervisor', skills: {}, available: false });
  let day = 1;
  let from = 0;
  return {
    ...{ waiting, ana, ben, sofia },
    dial() {
      from += 1;
      return line.dial(`+4072200${String(from).padStart(4, '0')}`, number);
    },
    legTo: async (address) => (await line.calls()).filter(({ to, endedAt }) => to === address && endedAt === null).at(-1),
    async newDay() {
      day += 1;
      await line.reset();
      await line.simulate(`2026-03-${String(day).padStart(2, '0')}T08:00:00Z`);
      await line.advance(7200);
      for (const { address } of [ana, ben, sofia]) await line.phone(address, { attempts: [{ behaviour: 'answer', afterSeconds: 1 }] });
      for (const one of [ana, ben]) await one.ask('PUT', '/api/desk/status', { status: 'available' });
      await line.phone(OUTSIDE, { attempts: [answers()] });
      await line.advance(1);
    },
    async badTwiml() {
      const webhooks = (await line.calls()).flatMap((call) => call.webhooks);
      return webhooks.filter(({ kind, body }) => kind !== 'status' && body !== '').flatMap(({ body }) => checkTwiml(body));
    },
  };
}
