/** A queue with its flows, small and complete: callers wait, give a number, take a callback by the star key, are called, and talk. */

const say = (text: string) => ({ 'en-US': { text } });
const envelope = { formatVersion: 1, languages: ['en-US'] };
export const CUSTOMER_DIGITS = 4;
export const CALLBACK_KEY = '*';

const line = {
  type: 'queue',
  config: { queue: 'technical', waitFlow: 'hold' },
  exits: {
    'after-call': 'thanks',
    closed: 'sorry',
    full: 'sorry',
    'keeps-callback': 'sorry',
    'nobody-signed-in': 'sorry',
    'waited-too-long': 'sorry',
  },
};
const endings = {
  thanks: { type: 'hang-up', config: { prompt: say('Thank you.') }, exits: {} },
  sorry: { type: 'hang-up', config: { prompt: say('Sorry. Goodbye.') }, exits: {} },
};
const variables = { customer: { type: 'text', title: 'Customer number' } };

const help = { ...envelope, id: 'help', kind: 'call', title: 'Help', variables, start: 'line', nodes: { line, ...endings } };

const hold = {
  ...envelope,
  id: 'hold',
  kind: 'wait',
  title: 'In line',
  variables,
  reservedKeys: { [CALLBACK_KEY]: { exit: 'callback' } },
  exits: { callback: 'offer' },
  start: 'announce',
  nodes: {
    announce: { type: 'announce-wait', config: { manner: 'less-than' }, exits: { next: 'customer' } },
    customer: {
      type: 'collect-digits',
      config: {
        prompt: say('Please key in your customer number.'),
        saveAs: 'customer',
        minDigits: CUSTOMER_DIGITS,
        maxDigits: CUSTOMER_DIGITS,
        attempts: 1,
        endKey: '',
        askAgain: false,
      },
      exits: { collected: 'music', 'no-input': 'music', invalid: 'music' },
    },
    music: { type: 'play-music', config: { source: { tune: 'calm' }, seconds: 20 }, exits: { next: 'announce' } },
    offer: {
      type: 'offer-callback',
      config: { when: { rule: 'always' } },
      exits: { accepted: 'bye', declined: 'music', 'not-offered': 'music' },
    },
    bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
  },
};

const callBack = {
  ...envelope,
  id: 'call-back',
  kind: 'callback',
  title: 'The call that we owe',
  variables,
  start: 'person',
  nodes: {
    person: {
      type: 'connect-person',
      config: { company: 'Nova' },
      exits: { connected: 'line', machine: 'sorry', 'not-now': 'sorry', refused: 'sorry' },
    },
    line,
    ...endings,
  },
};

/** The flows by their ids. */
export const waitingFlows = { help, hold, 'call-back': callBack };

/** `queues.json` for them; what a test is about can be changed. */
export function waitingQueues(changes: object = {}): object {
  const callback = { flow: 'call-back', attempts: 3, retrySeconds: 60, ringSeconds: 20, quietHours: ['23:00', '06:00'] };
  return {
    technical: {
      title: 'Technical support',
      skills: ['internet'],
      waitFlow: 'hold',
      wrapUpSeconds: 10,
      longestWaitSeconds: 3600,
      callback,
      ...changes,
    },
  };
}
