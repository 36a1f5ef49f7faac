import { type Diagnostic, diagnostic, type Flow, type SmsTemplates } from '@callwright/flow-schema';
import { fieldTexts, type PlacedText } from '../../field-texts.ts';
import type { FoundField } from '../../find-fields.ts';
import { fieldsBeside, type NodeFields } from '../../node-fields.ts';
import { listedPrivateValues } from '../../private-values.ts';
import { privateNamesShown } from './private-names-shown.ts';

/**
 * Finds private values that would leave the company in a way that can be read, and that nobody has decided to send; and card numbers on any
 * way that is not encrypted. Each once a node.
 */
export function findSentValues(flow: Flow, nodes: readonly NodeFields[], templates: SmsTemplates): Diagnostic[] {
  return nodes.flatMap(({ config, fields }) => {
    const listed = new Set(listedPrivateValues(config));
    const encrypted = isEncrypted(fields);
    const found = new Map<string, Diagnostic>();
    for (const field of fields.filter(({ outward }) => outward !== undefined))
      for (const { path, text } of textsSent(field, templates))
        for (const name of privateNamesShown(flow, text)) {
          const isCard = flow.variables[name]?.privacy === 'card';
          if (found.has(name)) continue;
          if (isCard && !encrypted) found.set(name, cardInClear(name, path));
          else if (!stays(field, config) && !listed.has(name)) found.set(name, sent(flow, name, path));
        }
    return [...found.values()];
  });
}

function textsSent(field: FoundField, templates: SmsTemplates): PlacedText[] {
  const { control, path, value } = field;
  if (control !== 'sms-template-name') return fieldTexts(field);
  const texts = Object.hasOwn(templates, String(value)) ? templates[String(value)]?.texts : undefined;
  return Object.values(texts ?? {}).map((text) => ({ path, text }));
}

function stays({ outward }: FoundField, config: NodeFields['config']): boolean {
  return typeof outward === 'object' && Object.entries(outward.unless).every(([name, value]) => config[name] === value);
}

/** What is bound to an endpoint's name is the company's own decision; an address that is written in a flow must say https. */
function isEncrypted(fields: readonly FoundField[]): boolean {
  const addresses = fields.filter(({ outward }) => outward === 'address');
  const isSafe = (address: FoundField) =>
    /^https:/i.test(String(address.value)) || fieldsBeside(address, fields).some(({ control }) => control === 'endpoint-name');
  return addresses.length > 0 && addresses.every(isSafe);
}

function sent({ variables }: Flow, name: string, path: PlacedText['path']): Diagnostic {
  const message = `"${name}" is ${privateAs(variables[name]?.privacy)}, and would be sent from here for others to read. Mask it ({{ ${name} | mask }}), or list it under "Private values that may be sent".`;
  return diagnostic('private-value-sent', path, message);
}

function privateAs(privacy = 'personal'): string {
  return privacy === 'personal' ? 'personal' : `${privacy} data`;
}

function cardInClear(name: string, path: PlacedText['path']): Diagnostic {
  const message = `"${name}" is card data: it only goes to an endpoint or an address with https://, nowhere else. Mask it: {{ ${name} | mask }}.`;
  return diagnostic('card-in-clear', path, message);
}
