import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const url = 'https://crm.example/people';

it.each([
  ['customer.phones[0].number', []],
  ['[0].name', []],
  ['[0]', []],
  ['a..b', ['invalid-field']],
  ['[x]', ['invalid-field']],
])('takes a value from %j of the answer', (path, codes) => {
  expect(tested({ url, take: [{ variable: 'name', path }] }).codes).toEqual(codes);
});

it('asks with secrets only in headers, and nothing else of its configuration', () => {
  const headers = { Authorization: 'Bearer {{ secret.CRM_KEY }}' };
  const body = { json: { from: '{{ call.from }}', n: 1 } };
  const config = { method: 'PUT', endpoint: 'crm', url: '/{{ call.from }}', headers, body, take: [{ variable: 'name', path: 'name' }] };
  expect(tested({ ...config, privateValues: ['name'], repeatSafe: true }).call().step.effect).toEqual({
    src: 'http.request',
    input: {
      method: 'PUT',
      endpoint: 'crm',
      url: '/%2B40721000111',
      headers: [{ name: 'Authorization', parts: [{ text: 'Bearer ' }, { secret: 'CRM_KEY' }] }],
      body: { json: { from: '+40721000111', n: 1 } },
      timeoutSeconds: 5,
      retries: 0,
      take: { name: 'name' },
    },
    repeatable: true,
  });
});

it('reports a request that could not work, or that might happen twice', () => {
  expect(tested({ url: '/people' }).codes).toEqual(['address-not-whole']);
  expect(tested({ url, body: { json: {} } }).codes).toEqual(['body-not-sent']);
  expect(tested({ url, method: 'POST', retries: 1 }).codes).toEqual(['repeat-not-safe']);
  expect(tested({ url, headers: { Key: '{{ secret.KEY | upcase }}' } }).codes).toContain('secret-not-readable');
  expect(tested({ url, headers: { Host: 'x' } }).codes).toEqual(['invalid-field']);
  expect(tested({ url, privateValues: ['other'] }).codes).toEqual(['undeclared-variable']);
});

function tested(config: object) {
  return flowUnderTest({
    variables: { name: { type: 'text' } },
    start: 'ask',
    nodes: {
      ask: { type: 'http-request', config, exits: { ok: 'end', refused: 'end', failed: 'end', 'timed-out': 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}
