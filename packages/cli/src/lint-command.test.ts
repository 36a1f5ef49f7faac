import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lintCommand } from './lint-command.ts';
import { verifyCommand } from './verify-command.ts';

const root = mkdtempSync(path.join(tmpdir(), 'callwright-lint-'));
const before = process.cwd();
beforeAll(() => process.chdir(root));
afterAll(() => {
  process.chdir(before);
  rmSync(root, { recursive: true });
});

const end = { type: 'hang-up', config: {}, exits: {} };
const nodes = {
  start: {
    type: 'opening-hours',
    config: { schedule: 'office' },
    exits: { open: 'ring', closed: 'send', holiday: 'go', emergency: 'end' },
  },
  ring: { type: 'transfer', config: { to: { number: 'desk' } }, exits: { ended: 'end', busy: 'end', 'no-answer': 'end', failed: 'end' } },
  send: { type: 'send-sms', config: { message: { template: 'bill' }, to: { phone: 'desk' } }, exits: { sent: 'end', failed: 'end' } },
  go: { type: 'go-to-flow', config: { to: { flow: 'other' } }, exits: { 'not-found': 'end' } },
  end,
};

it('lint knows the names beside a flow, and of an environment only what is there', async () => {
  write('flows/line/flow.json', flow('line', nodes));
  const codes = ['unknown-flow', 'unknown-phone', 'unknown-phone', 'unknown-schedule', 'unknown-template'];
  expect(await lintCodes()).toEqual(codes.filter((code) => code !== 'unknown-phone'));
  write('environments/local.json', { phones: { night: '+40310000222' } });
  expect(await lintCodes()).toEqual(codes);
  write('environments/site.json', { phones: { desk: '+40310000222' } });
  expect(await lintCodes({ environment: 'environments/site.json' })).toEqual(codes.filter((code) => code !== 'unknown-phone'));
  write('flows/other/flow.json', flow('other', { start: end }));
  write('flows/resources/schedules.json', { office: { title: 'Office', zone: 'Europe/Bucharest', week: {} } });
  write('flows/resources/sms-templates.json', { bill: { texts: { 'en-US': 'Your bill' } } });
  expect(await lintCodes({ environment: 'environments/site.json' })).toEqual([]);
});

it('lint reports the files beside flows, each by its name', async () => {
  write('flows/resources/schedules.json', { office: { title: 'Office', zone: 'Europe/Bucharest', week: {}, holidays: { country: 'XX' } } });
  write('flows/resources/sms-templates.json', { bill: { texts: { 'en-US': '{{ number' } } });
  write('environments/site.json', { phones: { desk: '0310 000 222' } });
  const { text, code } = await run((options) => lintCommand(['flows'], options));
  expect(code).toBe(1);
  expect(text).toMatch(/flows\/resources\/schedules\.json: error unknown-country office\.holidays\.country: /);
  expect(text).toMatch(/flows\/resources\/sms-templates\.json: error template-syntax bill\.texts\.en-US: /);
  expect(text).toMatch(/environments\/site\.json: error invalid-field phones\.desk: /);
  write('flows/resources/sms-templates.json', { bill: {} });
  expect((await run((options) => lintCommand(['flows'], options))).text).toMatch(/sms-templates\.json: error missing-field bill\.texts: /);
  write('flows/resources/queues.json', {});
  write('flows/resources/dispositions.json', { sales: { choices: [{ id: 'sold', titles: { en: 'Sold' } }] } });
  mkdirSync('flows/resources/scripts');
  writeFileSync('flows/resources/scripts/sales.md', '---\ntitle: Sales\n---\n## Greet\nHello {{ contact.name }}, {{ name }}\n');
  writeFileSync('flows/resources/scripts/empty.md', 'Hello\n');
  const { text: ofAgents } = await run((options) => lintCommand(['flows'], options));
  expect(ofAgents).toMatch(/flows\/resources\/dispositions\.json: warning unknown-queue sales: /);
  expect(ofAgents).toMatch(
    /flows\/resources\/scripts\/empty\.md: error invalid-field flow: [\s\S]*sales\.md: warning undeclared-variable steps\.0\.text: /,
  );
  rmSync('flows/resources/queues.json');
  await expect(run((options) => lintCommand(['flows'], { ...options, environment: 'none.json' }))).rejects.toThrow(
    'There is no none.json.',
  );
});

it('verify reads what a message template would send', async () => {
  const variables = { number: { type: 'text', privacy: 'personal' } };
  write('flows/line/flow.json', { ...flow('line', nodes), variables });
  write('flows/resources/sms-templates.json', { bill: { texts: { 'en-US': 'Bill of {{ number }}' } } });
  const { text, code } = await run((options) => verifyCommand(['flows/line'], options));
  expect([code, text]).toEqual([
    1,
    expect.stringContaining('error private-value-sent nodes.send.config.message.template: "number" is personal'),
  ]);
});

function flow(id: string, its: object) {
  return { formatVersion: 1, id, kind: 'call', title: 'Line', languages: ['en-US'], start: 'start', nodes: its };
}

function write(file: string, content: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, canonicalJson(JSON.parse(JSON.stringify(content))));
}

async function lintCodes(options: { environment?: string } = {}): Promise<string[]> {
  const { text } = await run((own) => lintCommand(['flows'], { ...own, ...options, json: true }));
  const found: { code: string }[] = JSON.parse(text);
  return found
    .map(({ code }) => code)
    .filter((code) => code.startsWith('unknown'))
    .sort();
}

async function run(command: (options: { json: boolean; print(text: string): void }) => Promise<number>) {
  const lines: string[] = [];
  const code = await command({ json: false, print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}
