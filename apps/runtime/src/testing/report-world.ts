import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agents } from '../line/line-tables.ts';
import { contacts } from '../store/tables.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from './runtime-under-test.ts';

const say = (text: string) => ({ 'en-US': { text } });
const envelope = { formatVersion: 1, languages: ['en-US'] };
const bye = { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} };
export const reportZone = 'Europe/Bucharest';

/** Opening hours, greeting, menu; behind it a module, a box, a telephone, a line, another flow. */
export const helpOfReports = (words: string) => ({
  ...envelope,
  id: 'help',
  kind: 'call',
  title: 'Help',
  start: 'who',
  nodes: {
    who: { type: 'find-contact', config: {}, exits: { found: 'hours', new: 'hours', failed: 'hours' } },
    hours: {
      type: 'opening-hours',
      config: { schedule: 'office' },
      exits: { open: 'greet', closed: 'box', holiday: 'box', emergency: 'box' },
    },
    greet: { type: 'say', config: { prompt: say(words) }, exits: { next: 'menu' } },
    menu: {
      type: 'menu',
      config: {
        prompt: say('Choose.'),
        attempts: 1,
        options: ['part', 'box', 'desk', 'line', 'go'].map((exit, index) => ({ exit, key: `${index + 1}` })),
      },
      exits: { part: 'part', box: 'box', desk: 'desk', line: 'line', go: 'go', 'no-input': 'bye', 'no-match': 'bye' },
    },
    part: { type: 'module', config: { flow: 'asking', exits: [{ exit: 'done' }] }, exits: { done: 'save' } },
    save: { type: 'save-contact', config: { fields: [{ name: 'seen', value: 'yes' }] }, exits: { saved: 'bye', failed: 'bye' } },
    box: {
      type: 'record-message',
      config: { prompt: say('Speak.'), mailbox: 'main', attempts: 1 },
      exits: { recorded: 'bye', empty: 'bye' },
    },
    desk: {
      type: 'transfer',
      config: { to: { number: 'desk' } },
      exits: { ended: 'bye', busy: 'menu', 'no-answer': 'menu', failed: 'menu' },
    },
    line: {
      type: 'queue',
      config: { queue: 'technical', waitFlow: 'hold' },
      exits: Object.fromEntries(
        ['after-call', 'closed', 'full', 'keeps-callback', 'nobody-signed-in', 'waited-too-long'].map((exit) => [exit, 'bye']),
      ),
    },
    go: { type: 'go-to-flow', config: { to: { flow: 'other' } }, exits: { 'not-found': 'bye' } },
    bye,
  },
});
const one = { type: 'menu', config: { prompt: say('One.'), attempts: 1, options: [{ exit: 'one', key: '1' }] } };
const parts = [
  {
    ...envelope,
    id: 'other',
    kind: 'call',
    title: 'Other',
    start: 'menu',
    nodes: { menu: { ...one, exits: { one: 'bye', 'no-input': 'bye', 'no-match': 'bye' } }, bye },
  },
  {
    ...envelope,
    id: 'asking',
    kind: 'module',
    title: 'Asking',
    module: { exits: [{ exit: 'done' }] },
    start: 'ask',
    nodes: {
      ask: { ...one, exits: { one: 'out', 'no-input': 'out', 'no-match': 'out' } },
      out: { type: 'leave-module', config: { exit: 'done' }, exits: {} },
    },
  },
  {
    ...envelope,
    id: 'hold',
    kind: 'wait',
    title: 'Hold',
    start: 'music',
    nodes: { music: { type: 'play-music', config: { source: { tune: 'calm' }, seconds: 20 }, exits: { next: 'music' } } },
  },
];

/** A runtime with these flows, a line whose only agent is on a break, and a contact who is a VIP. */
export async function reportWorld(options: Parameters<typeof runtimeUnderTest>[0] = {}): Promise<RuntimeUnderTest> {
  const runtime = await runtimeUnderTest(options);
  mkdirSync(path.join(runtime.folder, 'resources'), { recursive: true });
  const write = (name: string, content: object) => writeFileSync(path.join(runtime.folder, 'resources', name), JSON.stringify(content));
  const technical = { title: 'Technical', skills: ['internet'], waitFlow: 'hold', serviceLevel: { abandonedUnderSeconds: 5 } };
  write('queues.json', { technical });
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, [['08:00', '23:59']]]));
  write('schedules.json', { office: { title: 'Office', zone: reportZone, week } });
  await runtime.deps.resources.reload();
  for (const flow of [...parts, helpOfReports('Hello.')]) {
    const { diagnostics } = await runtime.publish(flow);
    const wrong = diagnostics.filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  }
  const busy = {
    id: 'ana',
    name: 'Ana',
    address: 'client:ana',
    skills: { internet: 1 },
    status: 'break' as const,
    since: '2026-01-01T00:00:00Z',
  };
  await runtime.deps.db.insert(agents).values(busy);
  const vip = {
    id: 'contact-1',
    phone: '+40721000101',
    data: { name: 'Vera Vip', vip: true },
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-01-01T00:00:00Z',
  };
  await runtime.deps.db.insert(contacts).values(vip);
  return runtime;
}
