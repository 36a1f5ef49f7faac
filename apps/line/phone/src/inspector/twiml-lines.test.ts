import { expect, it } from 'vitest';
import { twimlLines } from './twiml-lines.ts';

const text = (body: string): string[] => twimlLines(body).map((line) => line.map((token) => token.text).join(''));

it('nests elements, wraps long text, and lines wrapped attributes up under the first', () => {
  const body =
    '<Response><Gather input="dtmf speech" numDigits="1" timeout="5" action="/voice/wait/3"><Say voice="Polly.Emma">You are fourth in line. We expect to answer in about five minutes.</Say></Gather><Redirect>/voice/wait/3</Redirect><Hangup/></Response>';
  expect(text(body)).toEqual([
    '<Response>',
    '  <Gather input="dtmf speech" numDigits="1" timeout="5"',
    '          action="/voice/wait/3">',
    '    <Say voice="Polly.Emma">',
    '      You are fourth in line. We expect to answer in about',
    '      five minutes.',
    '    </Say>',
    '  </Gather>',
    '  <Redirect>/voice/wait/3</Redirect>',
    '  <Hangup/>',
    '</Response>',
  ]);
});

it('keeps quoted brackets, comments, CDATA and empty elements whole', () => {
  expect(
    text('<?xml version="1.0"?><Response><!-- a > b --><Play loop="2" digits=">1"></Play><Say><![CDATA[a < b]]></Say></Response>'),
  ).toEqual([
    '<?xml version="1.0"?>',
    '<Response>',
    '  <!-- a > b -->',
    '  <Play loop="2" digits=">1"></Play>',
    '  <Say>',
    '    <![CDATA[a < b]]>',
    '  </Say>',
    '</Response>',
  ]);
});

it('marks tags, attribute names and values apart', () => {
  expect(twimlLines('<Say loop="2"/>')[0]?.filter(({ text: piece }) => piece !== '')).toEqual([
    { kind: 'tag', text: '<Say' },
    { kind: 'name', text: ' loop' },
    { kind: 'plain', text: '=' },
    { kind: 'value', text: '"2"' },
    { kind: 'tag', text: '/>' },
  ]);
});

it('shows what is no well-formed XML as it was sent', () => {
  for (const body of ['Not found', '<Response><Say>open</Response>', 'a < b\n  c']) expect(text(body)).toEqual(body.split('\n'));
});
