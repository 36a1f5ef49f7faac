import { describeDiagnostic, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { checkNames } from './check-names.ts';
import { checkSmsTemplates } from './check-sms-templates.ts';

const words = { 'en-US': { text: 'Words.' } };
const nodes = {
  start: { type: 'opening-hours', config: { schedule: 'office' } },
  send: { type: 'send-sms', config: { message: { template: 'bill' }, to: { phone: 'desk' } } },
  tell: { type: 'alert', config: { text: 'x', sms: ['desk', '+40721000111'], webhooks: ['crm', 'https://hooks.example/x'] } },
  keep: { type: 'record-message', config: { prompt: words, mailbox: 'm', notify: { sms: ['night', 'desk'], text: 'x' } } },
  ring: { type: 'transfer', config: { to: { numbers: ['desk', '+40721000111'] } } },
  look: { type: 'find-contact', config: { in: { endpoint: 'crm', url: '/', fields: [{ name: 'name', path: 'name' }] } } },
  go: { type: 'go-to-flow', config: { to: { variable: 'line', choices: ['second', 'third'] } } },
};

it('finds each name that nothing stands for, with its place, as a warning', () => {
  const known = { schedules: ['home'], smsTemplates: [], phones: ['desk'], endpoints: ['erp'], flows: ['second'] };
  expect(check(known)).toEqual([
    'warning unknown-schedule nodes.start.config.schedule: There is no schedule "office" in resources/schedules.json.',
    'warning unknown-template nodes.send.config.message.template: There is no template "bill" in resources/sms-templates.json.',
    'warning unknown-endpoint nodes.tell.config.webhooks.0: The environment binds no endpoint of the name "crm".',
    'warning unknown-phone nodes.keep.config.notify.sms.0: The environment binds no phone of the name "night".',
    'warning unknown-endpoint nodes.look.config.in.endpoint: The environment binds no endpoint of the name "crm".',
    'warning unknown-flow nodes.go.config.to.choices.1: There is no flow "third" beside this one to go to.',
  ]);
});

it('finds nothing where all is there, nor where nobody knows', () => {
  const known = {
    schedules: ['office'],
    smsTemplates: ['bill'],
    phones: ['desk', 'night'],
    endpoints: ['crm'],
    flows: ['second', 'third'],
  };
  expect(check(known)).toEqual([]);
  expect(check({})).toEqual([]);
});

it('finds message templates that cannot be read', () => {
  const templates = {
    bill: { texts: { 'en-US': 'Bill {{ number }}', 'ro-RO': 'Factura {{ number' } },
    other: { texts: { 'en-US': '{{ [x] }}' } },
  };
  expect(checkSmsTemplates(templates).map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['template-syntax', 'bill.texts.ro-RO'],
    ['template-syntax', 'other.texts.en-US'],
  ]);
});

function check(known: Parameters<typeof checkNames>[2]): string[] {
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'line', kind: 'call', title: 'Line', languages: ['en-US'], start: 'start' },
    variables: { line: { type: 'text' } },
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { ...node, exits: {} }])),
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return checkNames(flow, nodeRegistry, known).map(describeDiagnostic);
}
