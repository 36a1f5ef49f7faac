import { describe, expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const text = (words: string) => ({ 'en-US': { text: words }, 'ru-RU': { text: words }, 'ro-RO': { text: words } });

interface Beside {
  type?: string;
  exits?: string[];
  kind?: string;
}

function survey(config: object, { type = 'number', exits = ['answered', 'no-answer'], ...more }: Beside = {}) {
  return flowUnderTest({
    kind: 'survey',
    languages: ['en-US', 'ru-RU', 'ro-RO'],
    variables: { score: { type, title: 'Score' } },
    start: 'ask',
    nodes: {
      ask: {
        type: 'survey-question',
        config: { saveAs: 'score', prompt: text('How was it?'), ...config },
        exits: Object.fromEntries(exits.map((exit) => [exit, 'bye'])),
      },
      bye: { type: 'hang-up', config: {}, exits: {} },
    },
    ...more,
  });
}
const answer = (config: object, happening: Parameters<ReturnType<ReturnType<typeof survey>['call']>['next']>[0], language = 'en-US') => {
  const { step, next } = survey(config).call('+40721000111', { language });
  const after = next(happening);
  return { asked: step.orders, orders: after.orders, value: after.context.answers['score']?.value, ended: after.ended };
};
const keys = (digits: string) => ({ type: 'call.digits', digits }) as const;
const says = (words: string, confidence?: number) =>
  ({ type: 'call.speech', text: words, ...(confidence !== undefined && { confidence }) }) as const;

describe('a question from 0 to 10', () => {
  const config = { kind: 'zero-to-ten' };

  it.each([
    ['10', 10],
    ['1', 1],
    ['0', 0],
  ])('takes the keys %s for %i', (digits, score) => {
    expect(answer(config, keys(digits))).toMatchObject({ value: score, ended: true });
  });

  it.each(['11', '07', '99', '*'])('asks again after the keys %s', (digits) => {
    expect(answer(config, keys(digits))).toMatchObject({ value: undefined, ended: false });
  });

  it.each([
    ['ru-RU', 'девять', 9],
    ['ru-RU', 'десять баллов', 10],
    ['ro-RO', 'zece', 10],
    ['en-US', 'ten', 10],
    ['en-US', 'I give it a 7', 7],
  ])('takes words in %s: %s', (language, words, score) => {
    expect(answer(config, says(words, 0.9), language)).toMatchObject({ value: score, ended: true });
  });

  it('asks again what was hardly heard, or means no score', () => {
    expect(answer(config, says('ten', 0.2)).ended).toBe(false);
    expect(answer(config, says('eleven', 0.9)).ended).toBe(false);
    expect(answer(config, says('well', 0.9)).ended).toBe(false);
  });

  it('waits for two keys, but not long', () => {
    const { step } = survey(config).call();
    expect(step.verbs).toMatchObject([{ verb: 'gather', numDigits: 2, finishOnKey: '#', timeoutSeconds: 3 }]);
  });
});

it('tells what was asked and answered, once begun', () => {
  const { asked, orders } = answer({ kind: 'stars', alert: { below: 3, sms: ['boss'] } }, keys('2'));
  expect(asked).toMatchObject([
    { src: 'survey.offer' },
    { src: 'survey.ask', input: { question: 'score', title: 'Score', kind: 'stars', measure: 'csat' } },
  ]);
  expect(orders).toMatchObject([
    { src: 'survey.answer', input: { question: 'score', value: 2 } },
    { src: 'alert.raise', input: { text: 'Score: 2', sms: ['boss'], survey: { question: 'score', score: 2 } } },
  ]);
  expect(answer({ kind: 'stars', alert: { below: 3 } }, keys('3')).orders).toHaveLength(1);
});

it('who skips, or is silent in all attempts, has given no answer', () => {
  const { next } = survey({ skipKey: '*' }).call();
  expect(next(keys('*')).orders).toMatchObject([{ src: 'survey.answer', input: { question: 'score', value: null } }]);
  const silent = survey({ attempts: 1 }).call();
  expect(silent.next({ type: 'call.no-input' })).toMatchObject({ ended: true, orders: [{ input: { value: null } }] });
});

it('takes a comment that was written instead of spoken', () => {
  const { next } = survey({ kind: 'comment' }, { type: 'text' }).call();
  const { orders, ended } = next(says(' All was well. '));
  expect({ orders, ended }).toMatchObject({ ended: true, orders: [{ src: 'survey.answer', input: { value: 'All was well.' } }] });
});

describe('is refused', () => {
  it.each([
    ['a promoter score on one key', { kind: 'zero-to-nine', measure: 'nps' }, {}, 'measure-does-not-fit'],
    ['satisfaction on 0 to 10', { kind: 'zero-to-ten', measure: 'csat' }, {}, 'measure-does-not-fit'],
    [
      'a range off the scale',
      { ranges: [{ exit: 'low', from: 0, to: 2 }] },
      { exits: ['low', 'answered', 'no-answer'] },
      'range-impossible',
    ],
    [
      'a score with two ways',
      {
        ranges: [
          { exit: 'low', from: 1, to: 3 },
          { exit: 'high', from: 3, to: 5 },
        ],
      },
      { exits: ['low', 'high', 'no-answer'] },
      'range-impossible',
    ],
    ['an alert that nobody can raise', { alert: { below: 1 } }, {}, 'alert-never'],
    ['a choice of nothing', { kind: 'choice' }, { type: 'text', exits: ['no-answer'] }, 'choices-missing'],
    ['a score that is kept as text', {}, { type: 'text' }, 'value-does-not-fit'],
    ['a place outside of surveys', {}, { kind: 'call' }, 'kind-not-allowed'],
  ])('%s', (_, config, options, code) => {
    expect(survey(config, options).codes).toContain(code);
  });

  it('nothing that is as it should be', () => {
    expect(survey({ kind: 'zero-to-ten', measure: 'nps' }).codes).toEqual([]);
    expect(survey({ kind: 'stars' }).verified).toEqual([]);
  });
});
