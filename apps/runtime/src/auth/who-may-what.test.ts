import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserOf } from '../testing/browser.ts';
import { joinAs, password } from '../testing/join-as.ts';
import { ownerHeaders } from '../testing/owner-headers.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from '../testing/runtime-under-test.ts';
import { declaredRight } from './needs.ts';
import { type Role, roleSchema } from './roles.ts';

/**
 * Who may use each route of the API; everybody else gets 403, and who is not signed in 401. A route that is not here fails the test: think about
 * who may use it, give it `needs`, and write it down.
 */
const all = ['agent', 'supervisor', 'developer', 'manager', 'owner'] as const;
const staff = ['agent', 'supervisor', 'manager', 'owner'] as const;
const inBrowser = 'in a browser';
const table: Record<string, readonly (Role | typeof inBrowser)[] | 'everybody'> = {
  'POST /api/auth/sign-in/email': 'everybody',
  'POST /api/auth/sign-out': all,
  'POST /api/link': 'everybody',
  'POST /api/welcome': 'everybody',
  'POST /api/join': 'everybody',
  'POST /api/new-password': 'everybody',

  'GET /api/me': all,
  'PUT /api/me': all,
  'POST /api/me/password': [...all, inBrowser],
  'POST /api/me/sign-out-everywhere': [...all, inBrowser],
  'GET /api/me/tokens': all,
  'POST /api/me/tokens': [...all, inBrowser],
  'DELETE /api/me/tokens/:id': [...all, inBrowser],

  'GET /api/people': ['owner'],
  'PATCH /api/people/:id': ['owner'],
  'DELETE /api/people/:id': ['owner'],
  'POST /api/people/:id/password-link': ['owner'],
  'GET /api/people/invitations': ['owner'],
  'POST /api/people/invitations': ['owner'],
  'DELETE /api/people/invitations/:id': ['owner'],

  'GET /api/agents': all,
  'POST /api/agents': ['supervisor', 'manager', 'owner'],
  'GET /api/agents/:id': all,
  'PATCH /api/agents/:id': ['supervisor', 'manager', 'owner'],
  'PUT /api/agents/:id/skills': ['supervisor', 'manager', 'owner'],
  'PUT /api/agents/:id/status': ['supervisor', 'manager', 'owner'],
  'GET /api/cases/figures': staff,
  'GET /api/cases/:entry': staff,
  'PUT /api/cases/:entry/note': staff,
  'PUT /api/cases/:entry/contact': staff,
  'GET /api/cases/:entry/texts': staff,
  'POST /api/cases/:entry/texts': staff,
  'GET /api/desk': staff,
  'GET /api/desk/before-break': staff,
  'GET /api/desk/targets': staff,
  'GET /api/desk/queues': staff,
  'GET /api/desk/calls': staff,
  'GET /api/desk/lost-calls': staff,
  'POST /api/desk/token': staff,
  'PUT /api/desk/status': staff,
  'POST /api/desk/wrap-up': staff,
  'PUT /api/desk/forward': staff,
  'POST /api/desk/calls': staff,
  'POST /api/desk/callbacks': staff,
  'POST /api/desk/calls/:entry/decline': staff,
  'POST /api/desk/calls/:entry/hang-up': staff,
  'POST /api/desk/calls/:entry/hold': staff,
  'POST /api/desk/calls/:entry/record': staff,
  'POST /api/desk/calls/:entry/transfer': staff,
  'POST /api/desk/calls/:entry/consult': staff,
  'POST /api/desk/calls/:entry/conference': staff,
  'POST /api/desk/calls/:entry/join': staff,
  'POST /api/desk/calls/:entry/complete': staff,
  'POST /api/desk/calls/:entry/take-back': staff,
  'POST /api/desk/calls/:entry/drop': staff,
  'GET /api/recordings': staff,
  'GET /api/recordings/:id/audio': staff,
  'GET /api/floor': ['supervisor', 'manager', 'owner'],
  'POST /api/supervise/:entry': ['supervisor', 'manager', 'owner'],
  'DELETE /api/supervise/:entry': ['supervisor', 'manager', 'owner'],
  'POST /api/supervise/:entry/take-over': ['supervisor', 'manager', 'owner'],
  'GET /api/audit': ['manager', 'owner'],
  'GET /api/queues': all,
  'GET /api/queues/:name': all,
  'GET /api/queues/:name/entries': all,
  'GET /api/queues/:name/arrivals': all,
  'POST /api/queues/:name/entries/:id/take': ['supervisor', 'manager', 'owner'],
  'PUT /api/queues/:name/all-hands': ['supervisor', 'manager', 'owner'],
  'GET /api/promises': all,
  'GET /api/alerts': ['supervisor', 'developer', 'manager', 'owner'],
  'PATCH /api/alerts/:id': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/callbacks': all,
  'GET /api/callbacks/:id': all,
  'PATCH /api/callbacks/:id': all,
  'DELETE /api/callbacks/:id': all,
  'POST /api/queues/:name/callbacks': all,
  'POST /api/surveys': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/surveys': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/surveys/now': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/surveys/:id': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/survey': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/calls': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/lost-calls': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/calls': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/queues': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/agents': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/funnel': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/reports/hang-ups': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/calls/:sid': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/contacts': ['agent', 'supervisor', 'manager', 'owner'],
  'POST /api/contacts': ['supervisor', 'manager', 'owner'],
  'GET /api/contacts/:id': ['agent', 'supervisor', 'manager', 'owner'],
  'PUT /api/contacts/:id': ['supervisor', 'manager', 'owner'],
  'DELETE /api/contacts/:id': ['supervisor', 'manager', 'owner'],
  'POST /api/contacts/import': ['supervisor', 'manager', 'owner'],
  'GET /api/flows': ['supervisor', 'developer', 'manager', 'owner'],
  'POST /api/flows': ['developer', 'manager', 'owner'],
  'POST /api/flows/check': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/flows/:id': ['supervisor', 'developer', 'manager', 'owner'],
  'DELETE /api/flows/:id': ['developer', 'manager', 'owner'],
  'GET /api/flows/:id/calls-now': ['supervisor', 'developer', 'manager', 'owner'],
  'POST /api/flows/:id/call-draft': ['developer', 'manager', 'owner'],
  'PUT /api/flows/:id/draft': ['developer', 'manager', 'owner'],
  'DELETE /api/flows/:id/draft': ['developer', 'manager', 'owner'],
  'GET /api/flows/:id/draft/history': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/flows/:id/draft/history/:save': ['supervisor', 'developer', 'manager', 'owner'],
  'POST /api/flows/:id/draft/rebase': ['developer', 'manager', 'owner'],
  'GET /api/flows/:id/files': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/flows/:id/files/:path': ['supervisor', 'developer', 'manager', 'owner'],
  'PUT /api/flows/:id/files/:path': ['developer', 'manager', 'owner'],
  'DELETE /api/flows/:id/files/:path': ['developer', 'manager', 'owner'],
  'POST /api/flows/:id/publish': ['developer', 'manager', 'owner'],
  'POST /api/flows/:id/restore': ['developer', 'manager', 'owner'],
  'GET /api/flows/:id/versions': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/flows/:id/versions/:number': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/live': all,
  'GET /api/resources/:name': ['supervisor', 'developer', 'manager', 'owner'],
  'PUT /api/resources/:name': ['developer', 'manager', 'owner'],
  'POST /api/resources/:name/restore': ['developer', 'manager', 'owner'],
  'GET /api/resources/:name/versions': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/resources/:name/versions/:number': ['supervisor', 'developer', 'manager', 'owner'],
  'GET /api/mailboxes': ['agent', 'supervisor', 'manager', 'owner'],
  'GET /api/mailboxes/:name/messages': ['agent', 'supervisor', 'manager', 'owner'],
  'PATCH /api/mailboxes/:name/messages/:id': ['agent', 'supervisor', 'manager', 'owner'],
  'DELETE /api/mailboxes/:name/messages/:id': ['supervisor', 'manager', 'owner'],
  'GET /api/mailboxes/:name/messages/:id/audio': ['agent', 'supervisor', 'manager', 'owner'],
  'GET /api/schedules': all,
  'PUT /api/schedules/:name/emergency': ['supervisor', 'manager', 'owner'],
};

/** Public by nature: signed by the carrier, or nothing that anybody may not know. */
const outside = [
  'POST /voice/incoming',
  'POST /voice/step/:seq',
  'POST /voice/wait/:seq',
  'POST /voice/resume',
  'POST /voice/line',
  'POST /voice/partial',
  'POST /voice/hold-music',
  'POST /voice/agent/:offer',
  'POST /voice/agent/:offer/key',
  'POST /voice/agent/:offer/over',
  'POST /voice/agent-status/:offer',
  'POST /voice/leg/:leg',
  'POST /voice/leg/:leg/key',
  'POST /voice/leg/:leg/over',
  'POST /voice/leg-status/:leg',
  'POST /voice/callee/:entry',
  'POST /voice/callee/:entry/over',
  'POST /voice/callee-status/:entry',
  'POST /voice/departure/:id',
  'POST /voice/departure/:id/over',
  'POST /voice/recorded/:entry',
  'POST /voice/status',
  'POST /voice/survey-status/:survey',
  'POST /voice/survey/:survey',
  'POST /voice/draft/:version',
  'POST /voice/transcription',
  'POST /voice/callback/:attempt',
  'POST /voice/callback-status/:attempt',
  'POST /sms/incoming',
  'GET /c/:token',
  'POST /c/:token/cancel',
  'POST /c/:token/move',
  'GET /order-a-call.js',
  'GET /public/look.css',
  'GET /public/queues/:name/slots',
  'OPTIONS /public/callbacks',
  'POST /public/callbacks',
  'GET /call-us.js',
  'GET /public/voice-sdk.js',
  'OPTIONS /public/browser-calls',
  'POST /public/browser-calls',
  'GET /audio/:hash',
  'GET /audio/:hash/:from/:seconds',
  'GET /audio/music/:tune/:from/:seconds',
  'GET /voice/hold',
  'GET /healthz',
  'GET /readyz',
];

type Asker = 'anonymous' | 'owner’s token' | `${Role}` | `${Role}’s token`;

let runtime: RuntimeUnderTest;
const headersOf = new Map<Asker, Record<string, string>>();
const origin = 'https://calls.example';

beforeAll(async () => {
  runtime = await runtimeUnderTest();
  headersOf.set('anonymous', {}).set('owner’s token', ownerHeaders);
  for (const role of roleSchema.options) {
    const browser = await joinAs(runtime.app, origin, role);
    const { body } = await browser.ask('POST', '/api/me/tokens', { title: 'test' });
    headersOf.set(`${role}’s token`, { authorization: `Bearer ${body.token}` });
  }
  await signInAgain();
}, 60_000);
afterAll(() => runtime.close());

async function signInAgain(): Promise<void> {
  for (const role of roleSchema.options) {
    const browser = browserOf(runtime.app, { origin, address: '192.0.2.1', headers: {} });
    await browser.ask('POST', '/api/auth/sign-in/email', { email: `${role}@example.com`, password });
    headersOf.set(role, { cookie: browser.cookie(), origin });
  }
}

const routes = () => runtime.app.routes.filter(({ method, path }) => !(method === 'ALL' && path.endsWith('*')));
/** A route by its method and path, without what its parts must look like. */
const nameOf = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replaceAll(/\{[^/]*\}/g, '').replace(/(.)\/$/, '$1')}`;
const namesOf = (under: (path: string) => boolean) =>
  [...new Set(routes().flatMap((one) => (under(one.path) ? [nameOf(one)] : [])))].sort();

it('every route is in the table, and the table has no others', () => {
  expect(namesOf((path) => path.startsWith('/api'))).toEqual(Object.keys(table).sort());
  expect(namesOf((path) => !path.startsWith('/api'))).toEqual([...outside].sort());
});

it('every route of the API declares its right', () => {
  const declared = new Set(routes().flatMap((one) => (declaredRight(one.handler) === undefined ? [] : [nameOf(one)])));
  expect(namesOf((path) => path.startsWith('/api')).filter((name) => !declared.has(name))).toEqual([]);
});

it.each(Object.keys(table))('%s', async (name) => {
  const allowed = table[name] ?? [];
  const expected: Partial<Record<Asker, string>> = {};
  const got: Partial<Record<Asker, string>> = {};
  for (const [asker, headers] of headersOf) {
    expected[asker] = expectedFor(asker, allowed);
    got[asker] = await outcome(name, headers);
  }
  expect(got).toEqual(expected);
  if (name.includes('sign-out')) await signInAgain();
});

function expectedFor(asker: Asker, allowed: readonly string[] | 'everybody'): string {
  if (allowed === 'everybody') return 'in';
  if (asker === 'anonymous') return '401';
  if (asker.endsWith('token') && allowed.includes(inBrowser)) return '403';
  return allowed.includes(asker.replace(/’s token$/, '')) ? 'in' : '403';
}

/** Asks with what fits no route's body, so that whoever is let in is told of that, or of something that is not there. */
async function outcome(name: string, headers: Record<string, string>): Promise<string> {
  const [method = '', path = ''] = name.split(' ');
  const address = origin + path.replaceAll(/:\w+/g, 'x');
  const body = method === 'GET' ? {} : { body: '{"nonsense":1}' };
  const response = await runtime.app.request(address, {
    method,
    headers: { 'content-type': 'application/json', host: new URL(origin).host, ...headers },
    ...body,
  });
  const code = response.ok ? '' : JSON.parse(await response.text()).error.code;
  return ['not-signed-in', 'no-right', 'no-right-declared', 'other-site'].includes(code) ? String(response.status) : 'in';
}
