import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findPrompts, listPrompts, scriptOf } from './find-prompts.ts';

const file = path.resolve(import.meta.dirname, '../../../../../templates/help-line/flow.json');
const prompts = findPrompts({ id: 'help', title: 'Help line', flow: JSON.parse(readFileSync(file, 'utf8')) });
const all = { words: '', language: null, unrecorded: false };

it('all that a flow says is found, with its place: questions, tries, closing words, offers of a language', () => {
  const at = (node: string) => prompts.filter((prompt) => prompt.node === node).map(({ field, language }) => `${field} ${language}`);
  expect(at('main-menu')).toEqual(expect.arrayContaining(['prompt en-US', 'noInputPrompts.1 ro-RO', 'noMatchPrompts.0 ru-RU']));
  expect(at('goodbye')).toHaveLength(3);
  expect(at('language')).toEqual(expect.arrayContaining(['options.0.words en-US', 'options.2.words ro-RO']));
  expect(new Set(prompts.map(({ key }) => key)).size).toBe(prompts.length);
});

it('words, a language and missing recordings filter them', () => {
  expect(listPrompts(prompts, { ...all, words: 'adresa prin sms' }).map(({ node }) => node)).toEqual(['address-sent']);
  expect(new Set(listPrompts(prompts, { ...all, language: 'ru-RU' }).map(({ language }) => language))).toEqual(new Set(['ru-RU']));
  expect(listPrompts(prompts, { ...all, unrecorded: true })).toHaveLength(prompts.length);
});

it('a script says each text once in its language, with all its places', () => {
  const twice = [...prompts, ...prompts.map((prompt) => ({ ...prompt, flow: 'other' }))];
  const [english] = scriptOf(twice);
  expect(english?.language).toBe('en-US');
  expect(english?.lines.find(({ text }) => text.startsWith('Thank you for calling'))?.places).toHaveLength(2);
});

it('a flow that does not parse says nothing', () => {
  expect(findPrompts({ id: 'x', title: 'X', flow: { nodes: 3 } })).toEqual([]);
});
