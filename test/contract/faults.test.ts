import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendJson } from '../system/endpoint.ts';
import { keys } from '../system/faults-flow.ts';
import {
  desk,
  dialFaulty,
  type FaultyCall,
  type FaultySystem,
  guard,
  HOLD,
  number,
  startFaultySystem,
  talks,
} from '../system/faulty-system.ts';
import { ownerHeaders } from '../system/local-system.ts';

let faulty: FaultySystem;
let caller: FaultyCall;

beforeAll(async () => {
  faulty = await startFaultySystem();
});
afterAll(() => faulty?.close());
beforeEach(() => faulty.reset());
afterEach(async () => {
  await faulty.line.faults();
  faulty.database.mend();
  await caller.wasTreatedWell();
});

async function dial(): Promise<void> {
  caller = await dialFaulty(faulty);
}

describe('a webhook', () => {
  it('that arrives in good order is the measure for all others', async () => {
    await dial();
    await caller.press(keys.code);
    await caller.press('2048');
    expect(await caller.lastSaid()).toBe('Am notat 2 0 4 8.');
    expect((await caller.story()).answers).toMatchObject([{ variable: 'code', value: '2048' }]);
    await caller.endsWell();
  });

  it.each([
    ['whose answer is lost', 'answer-lost', ['menu', 'code'], 'Codul, vă rog.'],
    ['that comes after the carrier has given up', 'too-late', ['menu', 'code'], 'Codul, vă rog.'],
  ] as const)('%s is answered by words to hold, then the call goes on where it stands', async (_, trouble, path, words) => {
    faulty.webhooks.shortenPatience(1);
    await dial();
    faulty.webhooks.shortenPatience(null);
    faulty.webhooks.strike(/voice\/step\/1$/, trouble);
    await caller.press(keys.code);
    expect(await caller.lastSaid()).toBe(HOLD);
    await faulty.line.advance(5);
    expect(await caller.visits()).toEqual(path);
    expect(await caller.lastSaid()).toBe(words);
    await caller.press('2048');
    expect((await caller.story()).answers).toMatchObject([{ variable: 'code', value: '2048' }]);
    await caller.endsWell();
  });

  it('whose first answer for a new call is lost begins one call', async () => {
    await faulty.line.faults({ match: { kind: 'twiml' }, do: 'status', status: 502, times: 1 });
    await dial();
    expect(await caller.said()).toEqual([HOLD]);
    await faulty.line.advance(5);
    expect(await caller.lastSaid()).toBe('Ce doriți?');
    expect((await caller.story()).path).toHaveLength(1);
    await caller.endsWell();
  });

  it.each([
    ['dropped once', { do: 'drop', times: 1 }, [] as string[]],
    ['dropped twice', { do: 'drop', times: 2 }, [HOLD, 'Ce doriți?']],
    ['answered by something else with 500', { do: 'status', status: 500, times: 1 }, [HOLD]],
    ['answered by garbage', { do: 'garbage', times: 1 }, [HOLD]],
    ['sent twice', { do: 'duplicate', times: 1 }, []],
    ['sent twice, the second time after the next one', { do: 'duplicate', seconds: 4, times: 1 }, []],
    ['delayed by 4 s', { do: 'delay', seconds: 4, times: 1 }, []],
    ['kept back behind the next one', { do: 'reorder', seconds: 4, times: 1 }, []],
  ] as const)('that is %s counts once', async (_, fault, meanwhile) => {
    await dial();
    await faulty.line.faults({ match: { kind: 'action' }, ...fault });
    await caller.press(keys.code);
    await faulty.line.advance(5);
    expect(await caller.said()).toEqual(['Ce doriți?', ...meanwhile, ...(meanwhile.length === 2 ? [] : ['Codul, vă rog.'])]);
    if (meanwhile.length === 2) await caller.press(keys.code);
    await caller.press('2048');
    await faulty.line.advance(4);
    expect(await caller.visits()).toEqual(['menu', 'code', 'code-kept', 'menu']);
    await caller.endsWell();
  });

  it('that its status callback overtakes ends the call once', async () => {
    await dial();
    await faulty.line.faults({ match: { kind: 'action' }, do: 'reorder', times: 1 });
    await caller.press(keys.code);
    await caller.hangUp();
    await faulty.line.advance(6);
    expect(await caller.story()).toMatchObject({ endReason: 'caller-hung-up', path: [{ node: 'menu' }] });
  });
});

describe('a phone that is rung', () => {
  it.each([
    ['busy', 'busy', 'Colegul vorbește.', 'busy'],
    ['not answered', 'no-answer', 'Colegul nu răspunde.', 'no-answer'],
    ['turned off by its owner', 'reject', 'Colegul vorbește.', 'busy'],
  ])('and %s leads to the exit for it', async (_, behaviour, words, exit) => {
    await faulty.line.phone(desk, { attempts: [{ behaviour }] });
    await dial();
    await caller.press(keys.desk);
    await faulty.line.advance(26);
    expect(await caller.said()).toContain(words);
    expect((await caller.story()).path.slice(0, 2)).toMatchObject([{ node: 'menu' }, { node: 'desk', exit }]);
    await caller.endsWell();
  });

  it.each(['machine', 'fax'])('and answered by a %s is a talk that ends', async (behaviour) => {
    const [talk] = talks(0, 8).attempts;
    await faulty.line.phone(desk, { attempts: [{ ...talk, behaviour }] });
    await dial();
    await caller.press(keys.desk);
    await faulty.line.advance(10);
    expect(await caller.said()).toContain('Convorbirea s-a încheiat.');
    await caller.endsWell();
  });

  it.each([
    ['is dropped twice', { do: 'drop', times: 2 }],
    ['is answered by garbage', { do: 'garbage', times: 1 }],
    ['is sent twice', { do: 'duplicate', times: 1 }],
  ] as const)('rings once although the webhook of its end %s', async (_, fault) => {
    await faulty.line.phone(desk, talks(2, 10));
    await dial();
    await caller.press(keys.desk);
    await faulty.line.faults({ match: { kind: 'action' }, ...fault });
    await faulty.line.advance(18);
    expect(await caller.said()).toContain('Convorbirea s-a încheiat.');
    expect(await caller.legs()).toHaveLength(1);
    await caller.endsWell();
  });

  it('rings when the document that rings it was lost, whatever became of earlier calls to it', async () => {
    await faulty.line.phone(desk, { attempts: [...talks(2, 10).attempts, { behaviour: 'busy' }] });
    await dial();
    await caller.press(keys.desk);
    await faulty.line.advance(15);
    await caller.untilListening();
    await faulty.line.faults({ match: { kind: 'action' }, do: 'garbage', times: 1 });
    await caller.press(keys.desk);
    expect(await caller.lastSaid()).toBe(HOLD);
    await faulty.line.advance(6);
    expect(await caller.legs()).toHaveLength(2);
    expect(await caller.said()).toContain('Colegul vorbește.');
    await caller.endsWell();
  });

  it.each([
    ['500', { do: 'status', status: 500, times: 3 }],
    ['429', { do: 'status', status: 429, times: 3 }],
    ['nothing', { do: 'lose-reply', times: 3 }],
  ] as const)('is not rung again while REST, asked for a lost outcome, answers %s', async (_, fault) => {
    await faulty.line.phone(desk, talks(2, 10));
    await dial();
    await caller.press(keys.desk);
    await faulty.line.faults({ match: { kind: 'action' }, do: 'drop', times: 2 }, { match: { kind: 'rest' }, ...fault });
    await faulty.line.advance(40);
    expect(await caller.said()).toContain('Convorbirea s-a încheiat.');
    expect(await caller.legs()).toHaveLength(1);
    await caller.endsWell();
  });

  it('is not rung again while REST, asked for a lost outcome, answers garbage', async () => {
    await faulty.line.phone(desk, talks(2, 10));
    await dial();
    await caller.press(keys.desk);
    faulty.rest.strike(/Calls\.json/, 'garbage', 3);
    await faulty.line.faults({ match: { kind: 'action' }, do: 'drop', times: 2 });
    await faulty.line.advance(40);
    expect(await caller.said()).toContain('Convorbirea s-a încheiat.');
    expect(await caller.legs()).toHaveLength(1);
    await caller.endsWell();
  });
});

describe('a text message', () => {
  const texts = async () => (await faulty.line.messages()).map(({ body }) => body);

  it.each([
    ['was sent, but the answer never came', { do: 'lose-reply', times: 1 }, 'Am trimis.', 1],
    ['is refused with 500', { do: 'status', status: 500, times: 1 }, 'Nu am trimis.', 0],
    ['is refused with 429', { do: 'status', status: 429, times: 1 }, 'Nu am trimis.', 0],
    ['is refused with 400', { do: 'status', status: 400, times: 1 }, 'Nu am trimis.', 0],
  ] as const)('that %s is told as it is', async (_, fault, words, count) => {
    await dial();
    await faulty.line.faults({ match: { kind: 'rest', urlContains: 'Messages', method: 'POST' }, ...fault });
    await caller.press(keys.text);
    await faulty.line.advance(1);
    expect(await caller.said()).toContain(words);
    expect(await texts()).toHaveLength(count);
    await caller.endsWell();
  });

  it('whose answer is garbage was sent, and is told so', async () => {
    await dial();
    faulty.rest.strike(/POST .*Messages/, 'garbage');
    await caller.press(keys.text);
    await faulty.line.advance(1);
    expect(await caller.said()).toContain('Am trimis.');
    expect(await texts()).toHaveLength(1);
    await caller.endsWell();
  });
});

describe('a message after the beep', () => {
  const mailbox = async (): Promise<{ callSid: string }[]> => {
    const response = await fetch(`${faulty.system.runtimeUrl}/api/mailboxes/support/messages?limit=500`, { headers: ownerHeaders });
    return (await response.json()).messages.filter((message: { callSid: string }) => message.callSid === caller.callSid);
  };
  const guardTexts = async () => (await faulty.line.messages()).filter(({ to }) => to === guard);

  async function leaveMessage(): Promise<void> {
    await caller.press(keys.message);
    await faulty.line.advance(2);
    await faulty.line.speech(caller.callSid, 'Sunați-mă înapoi, vă rog.');
  }

  it('is kept once, and told once, although its webhook is sent twice', async () => {
    await dial();
    await faulty.line.faults({ match: { kind: 'action' }, do: 'duplicate', seconds: 1 });
    await leaveMessage();
    await faulty.line.advance(10);
    await caller.press('1');
    await faulty.line.advance(5);
    expect(await mailbox()).toHaveLength(1);
    expect(await guardTexts()).toHaveLength(1);
    await caller.endsWell();
  });

  it.each([
    ['is sent twice', [{ match: { kind: 'action' }, do: 'duplicate', seconds: 2, times: 1 }]],
    ['comes after the end of the call', [{ match: { kind: 'action' }, do: 'delay', seconds: 4, times: 1 }]],
    ['comes after the end of the call, twice', [{ match: { kind: 'action' }, do: 'duplicate', seconds: 4, times: 1 }]],
  ] as const)('of a caller who hangs up is kept once, and told once, although its webhook %s', async (_, rules) => {
    await dial();
    await leaveMessage();
    await faulty.line.faults(...rules);
    await caller.hangUp();
    await faulty.line.advance(10);
    expect(await mailbox()).toHaveLength(1);
    expect(await guardTexts()).toHaveLength(1);
    expect(await caller.story()).toMatchObject({ endReason: 'caller-hung-up' });
  });

  it('of a caller who hangs up in the question after it is kept although the end of the call was never told', async () => {
    await dial();
    await leaveMessage();
    await faulty.line.advance(8);
    expect((await caller.onLine()).listening).not.toBeNull();
    await faulty.line.faults({ match: { kind: 'status' }, do: 'drop' });
    await caller.hangUp();
    await faulty.line.advance(1900);
    expect(await caller.story()).toMatchObject({ endReason: 'lost' });
    expect(await mailbox()).toHaveLength(1);
    expect(await guardTexts()).toHaveLength(1);
  });

  it('is told once although the answer to the text message was lost', async () => {
    await dial();
    await leaveMessage();
    await faulty.line.faults({ match: { kind: 'rest', urlContains: 'Messages', method: 'POST' }, do: 'lose-reply', times: 1 });
    await caller.hangUp();
    await faulty.line.advance(20);
    expect(await guardTexts()).toHaveLength(1);
  });

  it('is told although the carrier is busy for a while', async () => {
    await dial();
    await leaveMessage();
    await faulty.line.faults({ match: { kind: 'rest', urlContains: 'Messages' }, do: 'status', status: 429, times: 4 });
    await caller.hangUp();
    await faulty.line.advance(60);
    expect(await guardTexts()).toHaveLength(1);
  });
});

describe('an endpoint', () => {
  it.each([
    ['answers 500', 'Starea nu se știe.', () => faulty.crm.answer((response) => sendJson(response, {}, 500))],
    ['answers 404', 'Starea nu se dă.', () => faulty.crm.answer((response) => sendJson(response, {}, 404))],
    ['answers garbage', 'Starea nu se știe.', () => faulty.crm.answer((response) => response.end('\u0000\u0001<html>'))],
    [
      'breaks off',
      'Starea nu se știe.',
      () => faulty.crm.answer((response) => response.writeHead(200).write('{"sta', () => response.destroy())),
    ],
    ['answers without end', 'Starea nu se știe.', () => faulty.crm.answer((response) => pour(response))],
    [
      'answers two million bytes',
      'Starea nu se știe.',
      () => faulty.crm.answer((response) => sendJson(response, { state: 'a'.repeat(2_000_000) })),
    ],
  ] as const)('that %s leads to the exit for it', async (_, words, behave) => {
    behave();
    await dial();
    await caller.press(keys.state);
    await faulty.line.advance(1);
    expect(await caller.said()).toContain(words);
    await caller.endsWell();
  });

  it('that takes long lets the caller hold, and its answer is told', async () => {
    faulty.crm.answer((response) => void setTimeout(() => sendJson(response, { state: 'bună' }), 2500));
    await dial();
    await caller.press(keys.state);
    expect(await caller.lastSaid()).toBe('Un moment, caut.');
    await faulty.line.advance(6);
    expect(await caller.said()).toContain('Starea este bună.');
    await caller.endsWell();
  });

  it('that hangs lets the caller hold until its time is up', async () => {
    faulty.crm.answer(() => undefined);
    await dial();
    await caller.press(keys.state);
    expect(await caller.lastSaid()).toBe('Un moment, caut.');
    await faulty.line.advance(14);
    expect(await caller.said()).toContain('Starea nu vine.');
    await caller.endsWell();
  });

  it('that hangs for one caller keeps no other waiting', async () => {
    faulty.crm.answer(() => undefined);
    await dial();
    await caller.press(keys.state);
    const other = await faulty.line.dial('+40721000222', number);
    await faulty.line.digits(other, keys.bye);
    expect((await faulty.line.call(other)).heard.at(-1)).toMatchObject({ text: 'La revedere.' });
    await caller.hangUp();
  });

  it('is asked once for what must not happen twice, although the webhook is sent twice while it takes long', async () => {
    faulty.crm.answer((response) => void setTimeout(() => sendJson(response, {}), 2000));
    await dial();
    await faulty.line.faults({ match: { kind: 'action' }, do: 'duplicate', times: 1 });
    await caller.press(keys.order);
    await faulty.line.advance(6);
    expect(await caller.said()).toContain('Am comandat.');
    expect(faulty.crm.requests).toHaveLength(1);
    await caller.endsWell();
  });
});

/** An answer that never ends, as fast as it is read. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (!response.destroyed && response.write('[1,2,3,4,5,6,7,8]'.repeat(1000)));
  };
  response.on('drain', more);
  more();
}
