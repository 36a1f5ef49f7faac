import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import recorded from './signature-vectors.json' with { type: 'json' };
import { type FormFields, signRequest, verifySignature } from './verify-signature.ts';

const authToken = '12345';
const url = 'https://calls.example.org/voice/step?call=1';
const form: FormFields = { CallSid: 'CA1', Digits: '12', From: '+4930123' };
const signature = signRequest(authToken, url, form);

test.each(recorded.vectors)('accepts what $signedBy signs: $name', ({ authToken, url, form, signature }) => {
  const known: FormFields = Object.fromEntries(Object.entries(form).filter(([, values]) => values !== undefined));
  expect(verifySignature({ authToken, signature, url, form: known })).toBe(true);
  expect(signRequest(authToken, url, known)).toBe(signature);
});

test.each([
  ['an added port', url, 'https://calls.example.org:443/voice/step?call=1'],
  ['a removed port', 'https://calls.example.org:443/voice/step?call=1', url],
  ['an added port 80', 'http://calls.example.org/a', 'http://calls.example.org:80/a'],
  ['a port of its own that the signer left out', 'https://calls.example.org:8443/a?b=1', 'https://calls.example.org/a?b=1'],
  ['a query in the encoding of old', "https://calls.example.org/a?name=O'Hara", 'https://calls.example.org/a?name=O%27Hara'],
  ['both', "https://calls.example.org/a?name=O'Hara", 'https://calls.example.org:443/a?name=O%27Hara'],
])('accepts an address signed with %s', (_, received, signed) => {
  expect(verifySignature({ authToken, url: received, form, signature: signRequest(authToken, signed, form) })).toBe(true);
});

test('accepts a body that is no form by its hash, and only the very body', () => {
  const rawBody = '{"name":"Grüße"}';
  const hashed = `${url}&bodySHA256=${createHash('sha256').update(rawBody).digest('hex')}`;
  const request = { authToken, url: hashed, form: {}, signature: signRequest(authToken, hashed) };
  expect(verifySignature({ ...request, rawBody })).toBe(true);
  expect(verifySignature({ ...request, rawBody: `${rawBody} ` })).toBe(false);
  expect(verifySignature({ ...request, url: `${url}&bodySHA256=`, rawBody })).toBe(false);
  expect(verifySignature(request)).toBe(false);
});

test.each([
  ['a changed value', { form: { ...form, Digits: '13' } }],
  ['an added field', { form: { ...form, Extra: '', Other: 'x' } }],
  ['a missing field', { form: { CallSid: 'CA1', Digits: '12' } }],
  ['another path', { url: url.replace('step', 'stop') }],
  ['another host', { url: url.replace('calls', 'evil') }],
  ['another scheme', { url: url.replace('https', 'http') }],
  ['another token', { authToken: '12346' }],
  ['no token', { authToken: '', signature: signRequest('', url, form) }],
  ['no header', { signature: undefined }],
  ['a null header', { signature: null }],
  ['an empty header', { signature: '' }],
  ['a header that is no base64', { signature: '\u0000ÿ💥'.repeat(1000) }],
  [
    'a header of the right length',
    { signature: `A${signature.slice(1)}` === signature ? `B${signature.slice(1)}` : `A${signature.slice(1)}` },
  ],
  ['an address that is none', { url: 'not an address' }],
  ['an address with a broken escape', { url: 'https://calls.example.org/%E0%A4%A?%E0%A4%A=%' }],
  ['a relative address', { url: '/voice/step' }],
])('refuses %s without throwing', (_, change) => {
  expect(verifySignature({ authToken, signature, url, form, ...change })).toBe(false);
});

test('never throws, whatever comes', () => {
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
    fc.string().map((rest) => `https://a.example/?bodySHA256=${rest}`),
  );
  const fields = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())));
  fc.assert(
    fc.property(address, fields, fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: '' }), (url, form, signature, rawBody) => {
      expect(verifySignature({ authToken, url, form, signature, rawBody })).toBe(false);
    }),
  );
});
