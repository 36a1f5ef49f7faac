import type { CallFile, GivenReply } from '@callwright/simulator';
import { fitsPattern } from '@callwright/simulator/fits-pattern';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { LineClient } from './line-client.ts';
import { ownerHeaders } from './local-system.ts';

const LOOK_EVERY_MILLISECONDS = 20;

/** The endpoints of a call file on the real network's edge: an answer comes when the line's clock has come so far. */
export function createGivenEndpoints(line: () => LineClient) {
  const server = setupServer();
  return {
    start: () => server.listen({ onUnhandledRequest: 'bypass' }),
    close: () => server.close(),
    give(given: readonly GivenReply[]) {
      const used = new Set<GivenReply>();
      server.resetHandlers(
        http.all('https://*', async ({ request }) => {
          const fitting = given.filter(({ method, urlPattern }) => method === request.method && fitsPattern(urlPattern, request.url));
          const chosen = fitting.find((one) => !used.has(one)) ?? fitting.at(-1);
          if (chosen === undefined) return HttpResponse.error();
          used.add(chosen);
          return reply(line(), chosen.reply, request.signal);
        }),
      );
    },
  };
}

async function reply(line: LineClient, given: GivenReply['reply'], signal: AbortSignal): Promise<Response> {
  const never = 'fails' in given && given.fails === 'timed-out';
  if ('fails' in given && !never) return HttpResponse.error();
  const until = Date.parse((await line.clock()).now) + ('afterSeconds' in given ? given.afterSeconds * 1000 : Number.POSITIVE_INFINITY);
  while (!signal.aborted && Date.parse((await line.clock()).now) < until)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLISECONDS));
  if ('fails' in given) return HttpResponse.error();
  const { status, json, text } = given;
  return json === undefined ? new HttpResponse(text ?? null, { status }) : HttpResponse.json(json, { status });
}

/** What a call file gives besides endpoints: contacts, switches, numbers that take no messages. */
export async function giveRest(
  runtimeUrl: string,
  line: LineClient,
  { contacts, emergencies, refusesMessages, to = '' }: CallFile['given'],
): Promise<void> {
  for (const { phone, ...data } of contacts) await send(`${runtimeUrl}/api/contacts`, 'POST', { phone, data });
  for (const schedule of emergencies) await send(`${runtimeUrl}/api/schedules/${schedule}/emergency`, 'PUT', { on: true });
  for (const number of refusesMessages) await line.message(number, to, 'STOP');
}

/** Undoes it, so that the next call file begins with nothing. */
export async function takeRest(
  runtimeUrl: string,
  line: LineClient,
  { emergencies, refusesMessages, to = '' }: CallFile['given'],
): Promise<void> {
  for (const number of refusesMessages) await line.message(number, to, 'START');
  const { contacts } = await fetch(`${runtimeUrl}/api/contacts?limit=100`, { headers: ownerHeaders }).then((response) => response.json());
  for (const { id } of contacts) await fetch(`${runtimeUrl}/api/contacts/${id}`, { method: 'DELETE', headers: ownerHeaders });
  for (const schedule of emergencies) await send(`${runtimeUrl}/api/schedules/${schedule}/emergency`, 'PUT', { on: false });
}

async function send(url: string, method: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { ...ownerHeaders, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
}
