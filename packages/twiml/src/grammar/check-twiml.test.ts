import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkTwiml } from './check-twiml.ts';

/** Twilio's documentation samples, kept beside the repository. */
const samples = fileURLToPath(new URL('../../../../../shared/data/twiml-samples/', import.meta.url));

function check(inside: string): string[] {
  return checkTwiml(`<Response>${inside}</Response>`).map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

test('finds nothing in a good document', () => {
  expect(
    checkTwiml(`<?xml version="1.0" encoding="UTF-8"?>
      <Response><!-- a comment -->
        <Gather input="dtmf speech" numDigits="1" finishOnKey="" timeout="5" speechTimeout="auto" action="/a?b=1&amp;c=2" method="POST">
          <Say voice="Polly.Joanna-Neural" language="en-US">One <break strength="weak"/><lang xml:lang="fr-FR">deux <![CDATA[& <trois>]]></lang></Say>
          <Pause length="1"/><Play loop="0">a.mp3</Play>
        </Gather>
        <Dial timeout="5" answerOnBridge="true"><Number statusCallbackEvent="initiated ringing">+4930111</Number><Sip><Uri>sip:a@b</Uri></Sip></Dial>
        <Dial>+4930111</Dial><Dial><Conference participantLabel="a" beep="onEnter">room</Conference></Dial>
        <Enqueue workflowSid="WW1"><Task>${JSON.stringify({ text: 'x'.repeat(80) })}</Task></Enqueue><Redirect/><Reject reason="busy"/><Hangup/>
      </Response>`),
  ).toEqual([]);
});

test.each([
  ['<Speak>x</Speak>', '12200 Response/Speak: Speak may not stand in Response'],
  ['<say>x</say>', '12200 Response/say: say may not stand in Response'],
  ['<Gather><Dial/></Gather>', '13320 Response/Gather/Dial: Dial may not stand in Gather'],
  ['<Dial><Play>x</Play></Dial>', '13215 Response/Dial/Play: Play may not stand in Dial'],
  ['<Refer><Sip><Uri>sip:a@b</Uri></Sip></Refer>', '12200 Response/Refer/Sip/Uri: Uri may not stand in Sip'],
  ['<constructor/>', '12200 Response/constructor: constructor may not stand in Response'],
  ['<Hangup reason="x"/>', '12200 Response/Hangup: attribute reason is unknown here'],
  ['<Hangup toString="x"/>', '12200 Response/Hangup: attribute toString is unknown here'],
  ['hello', '12200 Response: Response may not hold text'],
  ['<Pause>1</Pause>', '12200 Response/Pause: Pause may not hold text'],
  ['<Say language="en">x</Say>', '13512 Response/Say: attribute language has the unknown value "en"'],
  ['<Gather input="dtmf voice"/>', '13326 Response/Gather: attribute input has the unknown value "voice"'],
  ['<Gather input=" "/>', '13326 Response/Gather: attribute input is empty'],
  ['<Gather actionOnEmptyResult="yes"/>', '13338 Response/Gather: attribute actionOnEmptyResult is neither true nor false: "yes"'],
  ['<Gather timeout="1.5"/>', '13313 Response/Gather: attribute timeout is no whole number: "1.5"'],
  ['<Gather numDigits="0"/>', '13314 Response/Gather: attribute numDigits is not 1 or more: "0"'],
  ['<Gather finishOnKey="12"/>', '13310 Response/Gather: attribute finishOnKey does not fit ^[0-9*#]?$: "12"'],
  [
    '<Gather speechTimeout="auto" speechModel="phone_call"/>',
    '13335 Response/Gather: attribute speechTimeout is "auto" beside a speechModel',
  ],
  ['<Redirect method="PUT">/a</Redirect>', '13710 Response/Redirect: attribute method is neither GET nor POST: "PUT"'],
  ['<Say loop="-1">x</Say>', '13510 Response/Say: attribute loop is not 0 or more: "-1"'],
  ['<Say> <break/> </Say>', '13520 Response/Say: there is no text to say'],
  ['<Dial timeout="4">1</Dial>', '13212 Response/Dial: attribute timeout is not 5 or more up to 600: "4"'],
  ['<Dial><Conference>a</Conference><Number>1</Number></Dial>', '13000 Response/Dial: a conference and a number are dialled together'],
  [`<Dial>${'<Number>1</Number>'.repeat(11)}</Dial>`, '13215 Response/Dial: 11 are dialled, Twilio takes 10'],
  [`<Gather hints="${'a,'.repeat(500)}a"/>`, '13330 Response/Gather: attribute hints has 501 entries, Twilio takes 500'],
  [`<Say voice="Polly.Amy">${'a'.repeat(3001)}</Say>`, '13521 Response/Say: the text has 3001 characters, this voice says 3000'],
  [`<Say>${'語'.repeat(501)}</Say>`, '13521 Response/Say: the text has 4509 characters when encoded, Twilio takes 4500'],
  [`<Enqueue>${'q'.repeat(65)}</Enqueue>`, '14205 Response/Enqueue: the name of the queue has more than 64 characters'],
])('names the fault of %.80s', (inside, problem) => {
  expect(check(inside)).toEqual([problem]);
});

test.each([
  ['', 11770],
  ['Hello', 12100],
  ['<Response><Say>a & b</Say></Response>', 12100],
  ['<Response><Say>a &nbsp; b</Say></Response>', 12100],
  ['<Response><Say>\u0001</Say></Response>', 12100],
  ['<Response><Say>x</Response>', 12100],
  ['<Response><Say>x</Say>', 12100],
  ['<Response><Say loop=1>x</Say></Response>', 12100],
  ['<Response/><Response/>', 12100],
  ['<VoiceResponse><Say>x</Say></VoiceResponse>', 12102],
  [`<Response><Say>${'x'.repeat(64_000)}</Say></Response>`, 11750],
])('refuses the document %.60j once, with code %i', (xml, code) => {
  expect(checkTwiml(xml).map((problem) => problem.code)).toEqual([code]);
});

test('tells the line and column of each problem, in the order of the document', () => {
  expect(checkTwiml('<Response>\n  <Say bad="1">x</Say>\n  <Foo><Bar/></Foo>\n</Response>')).toEqual([
    { code: 12200, message: 'attribute bad is unknown here', path: 'Response/Say', line: 2, column: 16 },
    { code: 12200, message: 'Foo may not stand in Response', path: 'Response/Foo', line: 3, column: 8 },
  ]);
});

test.skipIf(!existsSync(samples))("takes all of Twilio's own voice samples but one", () => {
  const documents = readdirSync(samples).map((name) => ({ name, xml: readFileSync(join(samples, name), 'utf8') }));
  const voice = documents.filter(({ name, xml }) => /^(twiml|rest)_voice/.test(name) && /<Response/.test(xml));
  expect(voice.length).toBeGreaterThan(140);
  const misfits = voice.flatMap(({ xml }) => checkTwiml(xml));
  expect(misfits.map(({ message }) => message)).toEqual(['attribute errorType has the unknown value "invalid-bank-routing-number"']);
});
