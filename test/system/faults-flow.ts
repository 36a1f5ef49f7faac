const say = (text: string) => ({ 'ro-RO': { text } });
const told = (text: string) => ({ type: 'say', config: { prompt: say(text), skippable: false }, exits: { next: 'menu' } });

/** What callers of this flow can press at the menu. */
export const keys = { code: '1', desk: '2', state: '3', order: '4', text: '5', message: '6', bye: '9' } as const;

/**
 * A flow that does a little of everything that can go wrong, in Romanian alone: whatever a caller hears in another tongue is not the flow's.
 * Each way leads back to the menu, and each outcome has words of its own.
 */
export function faultsFlow() {
  return {
    formatVersion: 1,
    id: 'faults',
    kind: 'call',
    title: 'Faults',
    languages: ['ro-RO'],
    holdPrompt: say('Un moment, caut.'),
    variables: { code: { type: 'text' }, state: { type: 'text' } },
    start: 'menu',
    onError: 'sorry',
    nodes: {
      menu: {
        type: 'menu',
        config: {
          prompt: say('Ce doriți?'),
          attempts: 5,
          options: Object.entries(keys).map(([exit, key]) => ({ exit, key })),
        },
        exits: { ...Object.fromEntries(Object.keys(keys).map((name) => [name, name])), 'no-input': 'bye', 'no-match': 'bye' },
      },
      code: {
        type: 'collect-digits',
        config: { prompt: say('Codul, vă rog.'), saveAs: 'code', minDigits: 4, maxDigits: 4 },
        exits: { collected: 'code-kept', 'no-input': 'menu', invalid: 'menu' },
      },
      'code-kept': told('Am notat {{ code | spell }}.'),
      desk: {
        type: 'transfer',
        config: { to: { number: 'desk' }, ringSeconds: 20 },
        exits: { ended: 'talked', busy: 'desk-busy', 'no-answer': 'desk-away', failed: 'desk-failed' },
      },
      talked: told('Convorbirea s-a încheiat.'),
      'desk-busy': told('Colegul vorbește.'),
      'desk-away': told('Colegul nu răspunde.'),
      'desk-failed': told('Colegul nu poate fi sunat.'),
      state: {
        type: 'http-request',
        config: { endpoint: 'crm', url: '/state', take: [{ variable: 'state', path: 'state' }], timeoutSeconds: 4 },
        exits: { ok: 'state-told', refused: 'state-refused', failed: 'state-failed', 'timed-out': 'state-late' },
      },
      'state-told': told('Starea este {{ state }}.'),
      'state-refused': told('Starea nu se dă.'),
      'state-failed': told('Starea nu se știe.'),
      'state-late': told('Starea nu vine.'),
      order: {
        type: 'http-request',
        config: { method: 'POST', endpoint: 'crm', url: '/orders', body: { json: { code: '{{ code }}' } }, timeoutSeconds: 10 },
        exits: { ok: 'ordered', refused: 'not-ordered', failed: 'not-ordered', 'timed-out': 'not-ordered' },
      },
      ordered: told('Am comandat.'),
      'not-ordered': told('Nu am comandat.'),
      text: {
        type: 'send-sms',
        config: { message: { text: { 'ro-RO': 'Codul {{ code }}' } } },
        exits: { sent: 'text-sent', failed: 'text-failed' },
      },
      'text-sent': told('Am trimis.'),
      'text-failed': told('Nu am trimis.'),
      message: {
        type: 'record-message',
        config: { prompt: say('Lăsați un mesaj.'), mailbox: 'support', notify: { sms: ['guard'], text: 'Mesaj de la {{ call.from }}' } },
        exits: { recorded: 'message-kept', empty: 'menu' },
      },
      'message-kept': told('Am păstrat mesajul.'),
      sorry: told('Ceva nu a mers.'),
      bye: { type: 'hang-up', config: { prompt: say('La revedere.') }, exits: {} },
    },
  };
}
