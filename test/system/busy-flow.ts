const say = (text: string) => ({ 'en-US': { text } });
const again = (exits: readonly string[]) => Object.fromEntries(exits.map((exit) => [exit, 'ask']));

/** What a caller may ask for, and what ends his call. */
export const wishes = { look: '1', order: '2', text: '3', ring: '4', tell: '5' } as const;
export const goodbye = '9';
export const NUMBER_DIGITS = 6;

/**
 * A flow that asks for a number, then for a wish, and does something outside with that number, again and again: a request that may be repeated
 * and one that must not, a text message to the caller, one to `guard` that nobody waits for, a call to `desk`. A caller gives another number each time, so that each deed can be told from others.
 */
export function busyFlow(id: string) {
  return {
    formatVersion: 1,
    id,
    kind: 'call',
    title: id,
    languages: ['en-US'],
    variables: { number: { type: 'text' } },
    start: 'ask',
    onError: 'ask',
    nodes: {
      ask: {
        type: 'collect-digits',
        config: { prompt: say('Your number.'), saveAs: 'number', minDigits: NUMBER_DIGITS, maxDigits: NUMBER_DIGITS, attempts: 5 },
        exits: { collected: 'wish', 'no-input': 'ask', invalid: 'ask' },
      },
      wish: {
        type: 'menu',
        config: {
          prompt: say('Your wish.'),
          attempts: 5,
          options: Object.entries({ ...wishes, bye: goodbye }).map(([exit, key]) => ({ exit, key })),
        },
        exits: {
          look: 'look',
          order: 'order',
          text: 'text',
          ring: 'ring',
          tell: 'tell',
          bye: 'bye',
          'no-input': 'wish',
          'no-match': 'wish',
        },
      },
      look: {
        type: 'http-request',
        config: { endpoint: 'crm', url: '/look?number={{ number }}', timeoutSeconds: 20 },
        exits: again(['ok', 'refused', 'failed', 'timed-out']),
      },
      order: {
        type: 'http-request',
        config: { method: 'POST', endpoint: 'crm', url: '/orders', body: { json: { number: '{{ number }}' } }, timeoutSeconds: 20 },
        exits: again(['ok', 'refused', 'failed', 'timed-out']),
      },
      text: {
        type: 'send-sms',
        config: { message: { text: { 'en-US': 'Number {{ number }}' } } },
        exits: again(['sent', 'failed']),
      },
      ring: {
        type: 'transfer',
        config: { to: { number: 'desk' }, ringSeconds: 10 },
        exits: again(['ended', 'busy', 'no-answer', 'failed']),
      },
      tell: { type: 'alert', config: { text: 'Alert {{ number }}', sms: ['guard'], desk: false }, exits: again(['next']) },
      bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
    },
  };
}
