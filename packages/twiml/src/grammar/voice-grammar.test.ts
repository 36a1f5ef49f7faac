import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { voiceGrammar } from './voice-grammar.ts';

/** The same grammar as another reader took it out of the same package, kept beside the repository. */
const reference = fileURLToPath(new URL('../../../../../shared/data/twiml-voice-grammar.json', import.meta.url));

const attribute = z.object({ type: z.string(), enum: z.array(z.string()).optional() });
const child = z.object({ attrs: z.record(z.string(), attribute), text: z.boolean(), childClass: z.string() });
const referenceGrammar = z.record(z.string(), z.object({ children: z.record(z.string(), child) }));

/** The reference takes an element without attributes of its own for one that holds text. */
const holdNoText = ['Echo', 'Hangup', 'Headers', 'Leave', 'Stop'];

test.skipIf(!existsSync(reference))('agrees with the reference on every element, attribute, enum and text', () => {
  const parents = Object.entries(referenceGrammar.parse(JSON.parse(readFileSync(reference, 'utf8'))));
  const kinds = new Map([['Response', voiceGrammar.root]]);
  for (const [, { children }] of parents)
    for (const [name, { childClass }] of Object.entries(children)) if (childClass !== 'ReferSip') kinds.set(name, childClass);
  const own = Object.entries(voiceGrammar.elements).filter(([, { children }]) => Object.keys(children).length > 0);
  expect(parents.map(([name]) => kinds.get(name)).sort()).toEqual(own.map(([kind]) => kind).sort());
  for (const [parent, { children }] of parents) {
    const ours = voiceGrammar.elements[kinds.get(parent) ?? ''];
    expect(Object.keys(ours?.children ?? {}).sort(), parent).toEqual(Object.keys(children).sort());
    for (const [name, { attrs, text, childClass }] of Object.entries(children)) {
      const element = voiceGrammar.elements[ours?.children[name] ?? ''];
      expect(ours?.children[name], `${parent}/${name}`).toBe(childClass);
      expect(element?.text, `${parent}/${name}`).toBe(text && !holdNoText.includes(name));
      expect(element?.attributes, `${parent}/${name}`).toEqual(
        Object.fromEntries(Object.entries(attrs).map(([key, { type }]) => [key, type])),
      );
      for (const { type, enum: values } of Object.values(attrs))
        if (values) expect(voiceGrammar.enums[type.replace('[]', '')], type).toEqual(values);
    }
  }
});

test('keeps apart the two elements that are called Sip', () => {
  const { elements } = voiceGrammar;
  expect(elements['Refer']?.children['Sip']).not.toBe(elements['Dial']?.children['Sip']);
  expect(elements['Say']).toMatchObject({
    text: true,
    attributes: { voice: 'SayVoice', loop: 'number' },
    children: { 'say-as': 'SsmlSayAs' },
  });
});
