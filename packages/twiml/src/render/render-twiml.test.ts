import type { GatherVerb, MusicVerb, Verb } from '@callwright/flow-compiler';
import { describe, expect, test } from 'vitest';
import { checkTwiml } from '../grammar/check-twiml.ts';
import { RenderError } from './render-error.ts';
import { renderTwiml } from './render-twiml.ts';

const addresses = {
  action: 'https://calls.example.org/voice/step?call=1&seq=2',
  audio: (path: string) => `https://calls.example.org/audio/${path}`,
  music: ({ source, from, seconds }: MusicVerb) => `https://calls.example.org/music/${source}?from=${from}&seconds=${seconds}`,
  holdMusic: 'https://calls.example.org/hold',
  partial: 'https://calls.example.org/partial/2',
};
const gather: GatherVerb = {
  verb: 'gather',
  input: ['speech', 'dtmf'],
  prompts: [],
  finishOnKey: '#',
  timeoutSeconds: 4.2,
  language: 'en-US',
  hints: [],
};

function render(...verbs: Verb[]): string {
  return renderTwiml(verbs, addresses).replace(/^<\?xml version="1.0" encoding="UTF-8"\?><Response\/?>|<\/Response>$/g, '');
}

test('writes each prompt', () => {
  expect(
    render(
      { verb: 'say', text: 'Bună ziua, „Ana” & co < ]]> 👋', language: 'ro-RO', voice: 'Polly.Carmen' },
      { verb: 'play', audio: 'a & b.mp3', language: 'ro-RO' },
      { verb: 'pause', seconds: 0.2 },
      { verb: 'hangup' },
    ),
  ).toBe(
    '<Say language="ro-RO" voice="Polly.Carmen">Bună ziua, „Ana” &amp; co &lt; ]]&gt; 👋</Say>' +
      '<Play>https://calls.example.org/audio/a &amp; b.mp3</Play><Pause length="1"/><Hangup/>',
  );
  expect(render({ verb: 'reject', reason: 'busy' })).toBe('<Reject reason="busy"/>');
  expect(render()).toBe('');
});

test('removes what XML cannot hold and leaves out what has no sound', () => {
  const text = 'a\u0000b\u000bc\ud800d\ufffe\uffffe\tf';
  expect(render({ verb: 'say', text, language: 'en-US' })).toBe('<Say language="en-US">abcde\tf</Say>');
  expect(render({ verb: 'say', text: ' \u0007\n', language: 'en-US' })).toBe('');
});

test.each([
  ['de-CH', 'de-DE', 'de-DE'],
  ['en', 'en-US', 'en-US'],
  ['zh-CN', 'zh-CN', 'zh'],
  ['zh-HK', 'zh-HK', 'zh-TW'],
  ['ar-EG', 'arb', 'ar-EG'],
  ['tlh', '', ''],
  ['no language!', '', ''],
])('speaks and hears %s as %s and %s', (language, spoken, heard) => {
  const attribute = (tag: string) => tag && ` language="${tag}"`;
  expect(render({ verb: 'say', text: 'x', language, voice: 'Polly.Nobody' })).toBe(`<Say${attribute(spoken)}>x</Say>`);
  expect(render({ ...gather, language })).toContain(`speechTimeout="auto"${attribute(heard)}/>`);
});

describe('a gather', () => {
  test('listens for keys and speech with its prompts inside', () => {
    const prompts = [
      { verb: 'say', text: 'Bill?', language: 'en-US', skippable: true },
      { verb: 'pause', seconds: 2 },
    ] as const;
    expect(render({ ...gather, prompts, numDigits: 1, hints: ['bill', 'my, invoice', 'bill', ' ', 'x'.repeat(101)] })).toBe(
      '<Gather input="dtmf speech" action="https://calls.example.org/voice/step?call=1&amp;seq=2" method="POST" actionOnEmptyResult="true" timeout="5" ' +
        'finishOnKey="#" numDigits="1" speechTimeout="auto" language="en-US" hints="bill,my invoice">' +
        '<Say language="en-US">Bill?</Say><Pause length="2"/></Gather>',
    );
  });

  test('ends on no key when asked, and keeps the attributes of speech and keys apart', () => {
    const keys = render({ ...gather, input: ['dtmf'], finishOnKey: '', hints: ['bill'] });
    expect(keys).toContain('input="dtmf"');
    expect(keys).toContain('finishOnKey=""');
    expect(keys).not.toMatch(/hints|speechTimeout|language/);
    expect(render({ ...gather, input: ['speech'], numDigits: 3 })).not.toMatch(/numDigits|finishOnKey/);
    expect(render({ ...gather, input: [] })).toContain('input="dtmf"');
  });

  test('gives at most 500 hints', () => {
    const hints = Array.from({ length: 600 }, (_, i) => `word ${i}`);
    expect(render({ ...gather, hints }).match(/word/g)).toHaveLength(500);
  });
});

describe('a dial', () => {
  test('rings several numbers at once within the times that Twilio takes', () => {
    expect(
      render({ verb: 'dial', numbers: ['+4930111', ' +4930222 '], ringSeconds: 2, callerId: '+4930999', timeLimitSeconds: 90.5 }),
    ).toBe(
      '<Dial action="https://calls.example.org/voice/step?call=1&amp;seq=2" method="POST" answerOnBridge="true" timeout="5" callerId="+4930999" timeLimit="91">' +
        '<Number>+4930111</Number><Number>+4930222</Number></Dial>',
    );
    expect(render({ verb: 'dial', numbers: ['+4930111'], ringSeconds: 9999 })).toContain('timeout="600"');
    expect(render({ verb: 'dial', numbers: ['+4930111'], ringSeconds: Number.NaN })).toContain('timeout="5"');
  });

  test('without a number, or with more than Twilio rings, is an error of the flow', () => {
    expect(() => render({ verb: 'dial', numbers: ['', '\u0001'], ringSeconds: 20 })).toThrow(RenderError);
    expect(() => render({ verb: 'dial', numbers: Array<string>(11).fill('+4930111'), ringSeconds: 20 })).toThrow('dial: 11 numbers');
  });
});

describe('a long text', () => {
  const says = (text: string) =>
    [...render({ verb: 'say', text, language: 'en-US' }).matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, said = '']) => said);

  test('is cut between sentences', () => {
    const sentence = 'Your call is important to us. ';
    const pieces = says(sentence.repeat(250));
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(sentence.repeat(250));
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(3000);
      expect(piece).toMatch(/^Your.*us\. $/s);
    }
  });

  test('without sentences is cut between words, without words between characters', () => {
    const words = says('one two '.repeat(1000));
    expect(words.every((piece) => /^\s?(one|two) /.test(piece) && /(one|two)\s?$/.test(piece))).toBe(true);
    expect(words.join('')).toBe('one two '.repeat(1000));
    expect(says(' '.repeat(64_000))).toEqual([]);
    expect(says('谢谢您的来电。'.repeat(200)).every((piece) => piece.startsWith('谢') && piece.endsWith('。'))).toBe(true);
    const emoji = says('👋🏽'.repeat(2000));
    expect(emoji.join('')).toBe('👋🏽'.repeat(2000));
    expect(emoji.every((piece) => encodeURIComponent(piece).length <= 4500)).toBe(true);
  });

  test('that makes a document larger than Twilio takes is an error of the flow', () => {
    expect(() => says('long. '.repeat(12_000))).toThrow(/^document: .* 64000/);
  });
});

test('texts of signs that encoding blows up are cut so that each Say is taken', () => {
  const xml = renderTwiml([{ verb: 'say', text: "'!' (~) * 𐀀 word. ".repeat(160), language: 'en-US' }], { action: '/', audio: () => '/' });
  expect(checkTwiml(xml)).toEqual([]);
});

test('a caller in line hears music inside a gather, and what he says is told while he says it', () => {
  const music: MusicVerb = { verb: 'music', source: 'calm', from: 60, seconds: 30 };
  const heard = '<Play>https://calls.example.org/music/calm?from=60&amp;seconds=30</Play>';
  expect(render({ ...gather, prompts: [music], partial: true })).toMatch(
    / partialResultCallback="https:\/\/calls.example.org\/partial\/2"/,
  );
  expect(render({ ...gather, prompts: [music], partial: true })).toContain(`>${heard}</Gather>`);
  expect(render({ ...gather, input: ['dtmf'], partial: true })).not.toContain('partialResult');
  expect(renderTwiml([music], { action: '/', audio: (path) => path })).toContain('<Response><Pause length="30"/></Response>');
});

test('caller and agent meet in a conference that begins and ends with either of them', () => {
  expect(render({ verb: 'conference', name: 'entry-7', record: true })).toBe(
    '<Dial action="https://calls.example.org/voice/step?call=1&amp;seq=2" method="POST"><Conference startConferenceOnEnter="true" ' +
      'endConferenceOnExit="true" beep="false" waitUrl="https://calls.example.org/hold" waitMethod="POST" record="record-from-start">entry-7</Conference></Dial>',
  );
});
