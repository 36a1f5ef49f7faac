import type { PromptVerb, Verb } from '@callwright/flow-compiler';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { checkTwiml } from '../grammar/check-twiml.ts';
import { voiceGrammar } from '../grammar/voice-grammar.ts';
import { renderTwiml } from './render-twiml.ts';

const awkward = fc.constantFrom(
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '&amp;',
  '\u0000',
  '\u001f',
  '\r\n',
  '\ud800',
  '\udfff',
  '\ufffe',
  '👩‍👩‍👧',
  '語',
  '.',
  ' ',
  '{{ x }}',
);
const anyText = fc.array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 20 }).map((parts) => parts.join(''));
const text = fc.oneof(
  { weight: 20, arbitrary: anyText },
  { weight: 1, arbitrary: anyText.map((part) => `${part} word.`.repeat(80).slice(0, 6000)) },
);
const language = fc.oneof(
  fc.constantFrom(...(voiceGrammar.enums['SayLanguage'] ?? [])),
  fc.constantFrom(...(voiceGrammar.enums['GatherLanguage'] ?? [])),
  text,
);
const voice = fc.option(fc.oneof(fc.constantFrom(...(voiceGrammar.enums['SayVoice'] ?? [])), text), { nil: undefined });
const number = fc.oneof(fc.integer(), fc.double());

const prompt: fc.Arbitrary<PromptVerb> = fc.oneof(
  fc
    .record({ verb: fc.constant('say'), text, language, voice }, { requiredKeys: ['verb', 'text', 'language'] })
    .map(({ voice, ...say }) => ({ ...say, ...(voice !== undefined && { voice }) })),
  fc.record({ verb: fc.constant('play'), audio: text, language }),
  fc.record({ verb: fc.constant('pause'), seconds: number }),
  fc.record({ verb: fc.constant('music'), source: text, from: number, seconds: number }),
);

const verb: fc.Arbitrary<Verb> = fc.oneof(
  prompt,
  fc
    .record({
      verb: fc.constant('gather'),
      input: fc.subarray(['dtmf', 'speech'] as const),
      prompts: fc.array(prompt, { maxLength: 4 }),
      finishOnKey: fc.constantFrom('', '#', '*', '0'),
      timeoutSeconds: number,
      language,
      hints: fc.array(text, { maxLength: 20 }),
      numDigits: fc.option(number),
      partial: fc.boolean(),
      aside: fc.boolean(),
    })
    .map(({ numDigits, ...gather }) => ({ ...gather, ...(numDigits !== null && { numDigits }) })),
  fc.record({
    verb: fc.constant('dial'),
    numbers: fc.array(
      text.map((rest) => `+49${rest}`),
      { minLength: 1, maxLength: 10 },
    ),
    ringSeconds: number,
    callerId: text,
    timeLimitSeconds: number,
  }),
  fc.record({ verb: fc.constant('conference'), name: text, record: fc.boolean() }),
  fc.record({ verb: fc.constant('hangup') }),
  fc.record({ verb: fc.constant('reject'), reason: fc.constantFrom('busy', 'rejected') }),
);

function spoken(xml: string): string {
  let heard = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    heard += part;
  });
  parser.write(xml).close();
  return heard;
}

test('any verbs make a document that Twilio takes without a warning', () => {
  fc.assert(
    fc.property(fc.array(verb, { maxLength: 4 }), text, fc.boolean(), (verbs, address, hasMusic) => {
      const music = { music: ({ source }: { source: string }) => `${address}/${source}`, holdMusic: address, partial: address };
      const addresses = { action: address, audio: (path: string) => `${address}/${path}`, ...(hasMusic && music) };
      expect(checkTwiml(renderTwiml(verbs, addresses))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a text is heard as it was written, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9000 }), (written) => {
      fc.pre(written.trim() !== '');
      const heard = spoken(renderTwiml([{ verb: 'say', text: written, language: 'en-US' }], { action: '/', audio: (path) => path }));
      expect(heard.replace(/\s/g, '')).toBe(written.replace(/\s/g, ''));
    }),
  );
});
