import fc from 'fast-check';

export const languages = ['en-US', 'ro-RO'];
/** The variables of random flows and modules, so that any node finds one of the type that it needs. */
export const variables = { name: 'text', topic: 'text', digits: 'text', amount: 'number', sure: 'boolean' } as const;
export const moduleExits = ['done', 'other'];
/** Why callers leave the line in the wait flow. */
const leaveReason = 'bored';

const texts = ['name', 'topic', 'digits'];
const any = Object.keys(variables);
const text = fc.constantFrom(
  'Words.',
  ' ',
  '{{ name }}',
  '{{ digits | spell }}',
  '{% if topic %}{{ call.from }}{% endif %}',
  '{{ contact.name }}',
);
const wording = fc.oneof(
  text.map((words) => ({ text: words })),
  fc.constant({ audio: 'a.mp3' }),
);
const inAll = <Value>(value: Value) => Object.fromEntries(languages.map((language) => [language, value]));
const prompt = wording.map(inAll);
const variable = fc.constantFrom(...texts);
const phone = fc.constantFrom('desk', 'nobody', '+40310000333');
const asking = {
  askAgain: fc.boolean(),
  attempts: fc.integer({ min: 1, max: 5 }),
  noInputPrompts: fc.array(prompt, { maxLength: 2 }),
  noMatchPrompts: fc.array(prompt, { maxLength: 2 }),
  repeatQuestion: fc.boolean(),
};
const { askAgain: _, ...withoutKnown } = asking;
const listening = { prompt, ...asking };
const question = { prompt, ...withoutKnown, skipKey: fc.constantFrom('*', '7') };
const phrases = fc.constantFrom({}, { 'en-US': ['yes'] }, { 'en-US': ['one', 'two'], 'ro-RO': ['unu'] });

const option = fc.record(
  {
    exit: fc.constantFrom('a', 'b', 'c'),
    key: fc.constantFrom('1', '2', '12', '*', '#', '0'),
    phrases,
    language: fc.constantFrom(...languages),
  },
  { requiredKeys: ['exit', 'key'] },
);
const row = fc.oneof(
  fc.record({ left: variable, operator: fc.constantFrom('is-empty', 'is-not-empty') }),
  fc.record({
    left: fc.constantFrom(...any, 'call.language'),
    operator: fc.constantFrom('equals', 'less-than', 'contains'),
    right: fc.constantFrom('1', 'ro-RO', 4, true, '{{ name }}'),
  }),
  fc.record({ left: variable, operator: fc.constant('is-one-of'), right: fc.constant(['1', 2048]) }),
);
const branch = fc.record({ match: fc.constantFrom('all', 'any'), rows: fc.array(row, { minLength: 1, maxLength: 2 }) });

const speech = { ...listening, confirm: fc.constantFrom('never', 'when-unsure', 'always'), input: fc.constantFrom('speech', 'both') };
const choice = fc.record(
  { value: fc.constantFrom('1', 'a b', 'да'), key: fc.constantFrom('1', '7'), phrases },
  { requiredKeys: ['value', 'phrases'] },
);
const choices = fc.uniqueArray(choice, { minLength: 1, maxLength: 2, selector: ({ value }) => value });

const template = fc.constantFrom('{{ name }}', 'x', '{{ amount }}', '{{ call.from }}', '{% if sure %}{{ digits }}{% endif %}');
const place = {
  url: fc.constantFrom('https://crm.example/', 'https://crm.example/{{ digits }}', 'https://crm.example?p={{ call.from }}'),
  headers: fc.constantFrom({}, { 'X-Key': 'a {{ secret.KEY }} {{ name }}' }),
  timeoutSeconds: fc.integer({ min: 1, max: 60 }),
};
const body = fc.oneof(
  fc.record({ json: fc.constantFrom({ a: ['{{ amount }}', 1] }, '{{ name }}', null) }),
  fc.record({ form: fc.dictionary(fc.constantFrom('a', 'b'), template) }),
);
const take = fc.record({ variable: fc.constantFrom(...any), path: fc.constantFrom('a', '[0].b', 'a.b[1]'), optional: fc.boolean() });

/** Configurations by node type, mostly without errors. */
export const randomConfigs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  say: fc.record({ prompt, skippable: fc.boolean() }),
  menu: fc.record(
    {
      ...listening,
      input: fc.constantFrom('dtmf', 'both'),
      options: fc.uniqueArray(option, { minLength: 1, maxLength: 3, selector: ({ exit }) => exit }),
      saveAs: variable,
    },
    { requiredKeys: ['prompt', 'options'] },
  ),
  'collect-digits': fc.record(
    {
      ...listening,
      saveAs: variable,
      minDigits: fc.constantFrom(1, 4),
      maxDigits: fc.constantFrom(4, 40),
      endKey: fc.constantFrom('#', '*', ''),
      format: fc.constantFrom('plain', 'time', 'amount'),
      confirmPrompt: prompt,
    },
    { requiredKeys: ['prompt', 'saveAs'] },
  ),
  'collect-speech': fc.oneof(
    fc.record({ ...speech, kind: fc.constantFrom('free', 'name'), saveAs: variable }),
    fc.record({ ...speech, kind: fc.constant('yes-no'), saveAs: fc.constant('sure') }),
    fc.record({ ...speech, kind: fc.constant('number'), saveAs: fc.constant('amount') }),
    fc.record({ ...speech, kind: fc.constant('choice'), saveAs: variable, choices }),
  ),
  'choose-language': fc.record({
    ...withoutKnown,
    input: fc.constantFrom('dtmf', 'both'),
    options: fc.constant(
      languages.map((language, index) => ({ language, key: String(index + 1), words: { text: language }, phrases: ['one'] })),
    ),
    remember: fc.boolean(),
  }),
  'record-message': fc.record(
    {
      prompt,
      mailbox: fc.constant('line'),
      attempts: fc.integer({ min: 1, max: 3 }),
      noInputPrompts: fc.array(prompt, { maxLength: 2 }),
      review: fc.boolean(),
      notify: fc.record({ sms: fc.array(phone, { minLength: 1, maxLength: 2 }), text: template }),
    },
    { requiredKeys: ['prompt', 'mailbox'] },
  ),
  pause: fc.record({ seconds: fc.integer({ min: 1, max: 5 }) }),
  condition: fc
    .array(branch, { minLength: 1, maxLength: 2 })
    .map((branches) => ({ branches: branches.map((one, index) => ({ exit: `branch-${index}`, ...one })) })),
  'set-variables': fc.record({
    assignments: fc.array(fc.record({ variable: variable, value: fc.oneof(template, fc.constantFrom('', 4, true)) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  'opening-hours': fc.constant({ schedule: 'office' }),
  'split-traffic': fc
    .integer({ min: 0, max: 100 })
    .map((percent) => ({ shares: [percent, 100 - percent].map((share, index) => ({ exit: `share-${index}`, percent: share })) })),
  count: fc.record({ name: fc.constantFrom('tries', 'rounds'), limit: fc.integer({ min: 2, max: 3 }) }),
  module: fc.record({
    flow: fc.constant('part'),
    inputs: fc.array(fc.record({ into: fc.constantFrom(...any), value: template }), { maxLength: 2 }),
    outputs: fc.array(fc.record({ variable: fc.constantFrom(...any), from: fc.constantFrom(...any) }), { maxLength: 2 }),
    exits: fc.constant(moduleExits.map((exit) => ({ exit }))),
  }),
  'leave-module': fc.record({ exit: fc.constantFrom(...moduleExits) }),
  'go-to-flow': fc.constantFrom({ to: { flow: 'other' } }, { to: { variable: 'name', choices: ['other'] } }),
  milestone: fc.constant({ name: 'here' }),
  'find-contact': fc.record(
    {
      by: fc.constantFrom('caller', { field: 'number', value: '{{ call.from }}{{ digits }}' }),
      in: fc.oneof(fc.constant('contacts'), fc.record({ ...place, fields: fc.constant([{ name: 'language', path: 'a' }]) })),
    },
    { requiredKeys: [] },
  ),
  'save-contact': fc.record(
    {
      fields: fc.constant([{ name: 'note', value: '{{ name }}' }]),
      phone: fc.constantFrom('{{ call.from }}', '{{ digits }}'),
      overwrite: fc.boolean(),
      in: fc.oneof(fc.constant('contacts'), fc.record(place)),
    },
    { requiredKeys: ['fields'] },
  ),
  'http-request': fc.record(
    { ...place, method: fc.constant('POST'), body, take: fc.uniqueArray(take, { maxLength: 3, selector: (one) => one.variable }) },
    { requiredKeys: ['url'] },
  ),
  transfer: fc.record({ to: fc.constantFrom({ number: 'desk' }, { number: 'nobody' }, { numbers: ['nobody', '+40310000333'] }) }),
  'send-sms': fc.record(
    {
      message: fc.oneof(
        template.map((words) => ({ text: inAll(words) })),
        fc.constant({ template: 'bill' }),
      ),
      to: fc.oneof(
        fc.constant('caller'),
        phone.map((name) => ({ phone: name })),
        fc.constant({ number: '{{ digits }}' }),
      ),
    },
    { requiredKeys: ['message'] },
  ),
  queue: fc.record(
    {
      queue: fc.constant('technical'),
      waitFlow: fc.constant('hold'),
      reasons: fc.constant([{ reason: leaveReason }]),
      priority: fc.integer({ min: 0, max: 5 }),
      longestWaitSeconds: fc.constant(60),
      record: fc.boolean(),
    },
    { requiredKeys: ['queue', 'waitFlow', 'reasons'] },
  ),
  'announce-wait': fc.record(
    { queue: fc.constant('technical'), manner: fc.constantFrom('about', 'range', 'position-only'), position: fc.boolean() },
    { requiredKeys: ['queue'] },
  ),
  'offer-callback': fc.record(
    {
      queue: fc.constant('technical'),
      when: fc.constantFrom({ rule: 'always' }, { rule: 'long-wait', positionOver: 3 }),
      mode: fc.constantFrom('keep-place', 'forced'),
      otherNumber: fc.boolean(),
    },
    { requiredKeys: ['queue'] },
  ),
  'schedule-callback': fc.record({ queue: fc.constant('technical'), atMost: fc.integer({ min: 1, max: 3 }) }),
  'leave-line': fc.constant({ reason: leaveReason }),
  'play-music': fc.record({ source: fc.constantFrom({ tune: 'calm' }, { audio: 'a.mp3' }), seconds: fc.integer({ min: 2, max: 40 }) }),
  'connect-person': fc.record(
    { company: fc.constant('Nova'), attempts: fc.integer({ min: 1, max: 3 }), machinePrompt: prompt },
    { requiredKeys: [] },
  ),
  'survey-question': fc.oneof(
    fc.record(
      {
        ...question,
        saveAs: fc.constant('amount'),
        kind: fc.constantFrom('stars', 'zero-to-ten', 'zero-to-nine'),
        ranges: fc.constantFrom([], [{ exit: 'low', from: 1, to: 2 }]),
        alert: fc.record({ below: fc.constant(3), sms: fc.array(phone, { maxLength: 1 }) }),
      },
      { requiredKeys: ['prompt', 'saveAs', 'kind'] },
    ),
    fc.record({ ...question, saveAs: fc.constant('sure'), kind: fc.constant('yes-no') }),
    fc.record({ ...question, saveAs: variable, kind: fc.constant('comment') }),
    fc.record({ ...question, saveAs: variable, kind: fc.constant('choice'), options: fc.constant([{ exit: 'a', key: '1' }]) }),
  ),
  alert: fc.record({ text: template, sms: fc.array(phone, { maxLength: 2 }), webhooks: fc.constantFrom([], ['crm']) }),
  'hang-up': fc.oneof(fc.record({ prompt }, { requiredKeys: [] }), fc.record({ reject: fc.constantFrom('busy', 'rejected') })),
};
