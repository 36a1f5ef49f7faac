import { expect, it } from 'vitest';
import { chooseOption } from './choose-option.ts';

const menu = [
  { id: 'bill', phrases: ['bill', 'pay my bill'], position: 1 },
  { id: 'web', phrases: ['internet'], position: 2 },
  { id: 'home', phrases: ['home internet'], position: 3 },
];
const chosen = (text: string, options = menu, language = 'en-US') => chooseOption({ text }, options, language);

it('lets the longest phrase win, whatever the order of options, and never guesses between equals', () => {
  for (const options of [menu, menu.toReversed()]) {
    expect(chosen('my home internet', options)).toMatchObject({ match: 'home', how: 'phrase' });
    expect(chosen('the internet at home', options)).toMatchObject({ match: 'home', how: 'stem' });
    expect(chosen('bill, internet', options)).toMatchObject({ match: null, how: 'phrase' });
    expect([...chosen('bill, internet', options).ambiguous].sort()).toEqual(['bill', 'web']);
  }
});

it('is less sure of inflected forms, of a mention among others and of what sounds alike', () => {
  const said = ['bill', 'I have a bill', 'bills', 'the bill for my home internet', 'internnet'];
  expect(said.map((text) => chosen(text).confidence)).toEqual([1, 0.95, 0.9, expect.closeTo(0.8075, 5), 0.65]);
  expect(chooseOption({ text: 'bills', confidence: 0.5 }, menu, 'en').confidence).toBeCloseTo(0.45);
});

it('takes numbers for keys where there are keys, for places where there are none, and ordinals always for places', () => {
  const keyed = menu.map((option, index) => ({ ...option, key: String(9 - index) }));
  expect(chosen('two')).toMatchObject({ match: 'web', how: 'number' });
  expect(chosen('two', keyed).match).toBeNull();
  expect(chosen('press eight', keyed).match).toBe('web');
  expect(chosen('the second', keyed)).toMatchObject({ match: 'web', how: 'ordinal' });
  expect(chosen('option two or option three').ambiguous).toEqual(['web', 'home']);
  expect(chosen('I have two children').match).toBeNull();
  expect(chosen('not two, three').match).toBe('home');
});

it('turns away what the caller turns away, with the shorter phrases in it', () => {
  for (const text of ['not the bill', 'not my home internet', "I don't want the internet"])
    expect(chosen(text), text).toMatchObject({ match: null });
  expect(chosen('not the home internet, the bill').match).toBe('bill');
  expect(chosen('the internet is not working').match).toBe('web');
});

it('knows no forms in languages without a plug-in, but still phrases, accents aside, and numerals', () => {
  const german = [{ id: 'bill', phrases: ['Rechnung', 'für Geschäftskunden'], position: 1 }];
  expect(chosen('Meine Rechnung, bitte', german, 'de-DE')).toMatchObject({ match: 'bill', how: 'phrase' });
  expect(chosen('fur geschaftskunden', german, 'de-DE')).toMatchObject({ match: 'bill', how: 'phrase', confidence: 1 });
  expect(chosen('1', german, 'de-DE')).toMatchObject({ match: 'bill', how: 'number' });
  expect(chosen('Vertrag', german, 'de-DE')).toEqual({ match: null, confidence: 0, ambiguous: [], how: null });
});

it('finds nothing where nothing is offered, said or written', () => {
  expect(chosen('bill', [])).toMatchObject({ match: null, ambiguous: [] });
  for (const text of ['', '...', '🙂']) expect(chosen(text), text).toMatchObject({ match: null, ambiguous: [] });
  expect(chosen('anything', [{ id: 'empty', phrases: ['', '!'], position: 1 }])).toMatchObject({ match: null });
  expect(chosen('please', [{ id: 'please', phrases: ['please'], position: 1 }])).toMatchObject({ match: 'please' });
});
