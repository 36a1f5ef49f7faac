import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Leg } from '../call/leg.ts';
import { Switchboard } from '../switchboard.ts';
import type { ParticipantSettings } from './conference-request.ts';
import type { Invitation } from './invite.ts';

const PHONE = '+40310000222';

async function newBoard(): Promise<Switchboard> {
  const board = new Switchboard({ accountSid: 'AC1', authToken: 'local', knownPhones: [], now: () => 0, log: () => undefined });
  await board.setClock('simulated', 0);
  board.phones.set(PHONE, { attempts: [{ behaviour: 'answer' }] });
  return board;
}

function invitation(settings: Partial<ParticipantSettings>): Invitation {
  return {
    dial: { from: '+15005550006', to: PHONE, fallback: null, status: null, timeout: 60, sendDigits: '', detection: null },
    participant: {
      label: null,
      muted: false,
      beepOnEnter: false,
      beepOnExit: false,
      startOnEnter: true,
      endOnExit: false,
      wait: 'standard',
      coaching: false,
      callSidToCoach: null,
      ...settings,
    },
    conference: { callbacks: null, record: null, region: null, maxParticipants: 250 },
    timeLimit: 14_400,
    record: null,
  };
}

const who = fc.nat(9);
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('enter' as const), startOnEnter: fc.boolean(), endOnExit: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('hang-up' as const, 'kick' as const), who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('hold' as const), who, hold: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('complete' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

async function perform(step: Act, board: Switchboard): Promise<void> {
  const conference = board.conferences.active('room');
  const participants = conference?.participants() ?? [];
  const participant = 'who' in step ? participants[step.who % Math.max(1, participants.length)] : undefined;
  if (step.act === 'enter') board.invite(conference ?? 'room', invitation(step));
  else if (step.act === 'complete') conference?.complete();
  else if (participant && step.act === 'hold') conference?.update(participant, { hold: step.hold });
  else if (participant && step.act === 'kick') conference?.kick(participant);
  else if (participant) participant.leg.end('completed');
  await board.advance(1);
}

function openSounds(leg: Leg): string[] {
  return leg.heard.filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind);
}

function check(board: Switchboard): void {
  const conference = board.conferences.active('room');
  const present = conference?.participants() ?? [];
  for (const leg of board.legs.all().filter(({ sid }) => !present.some((participant) => participant.sid === sid))) {
    expect([leg.isEnded, leg.conference, leg.connectedTo.size, openSounds(leg)]).toEqual([true, null, 0, []]);
  }
  const talking = conference?.status === 'in-progress' ? present.filter(({ hold }) => !hold) : [];
  for (const { leg, hold } of present) {
    const others = talking.filter((other) => other.leg !== leg).map(({ sid }) => sid);
    const heard = talking.some((one) => one.leg === leg) ? others : [];
    expect([...leg.connectedTo]).toEqual(heard);
    const waits = hold || conference?.status === 'init';
    expect(openSounds(leg)).toEqual([waits ? 'hold' : heard.length > 0 ? 'bridged' : 'silence']);
  }
}

it('all who are in it hear each other, or else music or nothing, whoever comes, goes or is put on hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
      const board = await newBoard();
      for (const step of acts) {
        await perform(step, board);
        check(board);
      }
      board.close();
    }),
    { numRuns: 60 },
  );
});
