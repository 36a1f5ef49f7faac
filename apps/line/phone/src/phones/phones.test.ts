import { describe, expect, it } from 'vitest';
import { pickVoice } from '../sound/speaker.ts';
import { memory } from '../store/memory-storage.ts';
import { lastDialledFirst } from './last-dialled-first.ts';
import { nameOf } from './name-of.ts';
import { formatNumber, inventNumber, isNumber, normaliseNumber } from './phone-number.ts';
import { addressOfPhone, keepPhones, loadPhones } from './stored-phones.ts';

describe('a number', () => {
  it('is read in groups after its country', () => {
    expect(['+37322800800', '+40310000222', '+15550101234', '+4420', '+442079460000'].map(formatNumber)).toEqual([
      '+373 22 800 800',
      '+40 310 000 222',
      '+1 555 010 1234',
      '+4420',
      '+44 207 946 0000',
    ]);
  });

  it('may be typed with spaces, with 00, or without a plus', () => {
    expect(['+373 60 000-001', '0037360000001', '37360000001'].map(normaliseNumber)).toEqual([
      '+37360000001',
      '+37360000001',
      '+37360000001',
    ]);
    expect(['+12', 'desk', '', 'client:'].some(isNumber)).toBe(false);
    expect(isNumber('client:anna')).toBe(true);
  });

  it('is invented anew when it is taken', () => {
    const chances = [0, 0, 0.5];
    expect(inventNumber(['+37360000000'], () => chances.shift() ?? 0)).toBe('+37360500000');
  });
});

describe('the phones of a tab', () => {
  it('begin with one caller, and are kept', () => {
    const storage = memory();
    const first = loadPhones('', storage);
    expect(first.phones).toEqual([{ number: first.selected, name: 'Caller' }]);
    keepPhones(first, storage);
    expect(loadPhones('', storage)).toEqual(first);
  });

  it('take the one of the address, once, also with a plus that nobody escaped', () => {
    const storage = memory();
    const desk = { number: '+40310000222', name: 'Desk' };
    expect(loadPhones('?number=+40310000222&name=Desk', storage)).toEqual({ phones: [desk], selected: desk.number });
    keepPhones({ phones: [{ ...desk, name: 'Renamed' }], selected: desk.number }, storage);
    expect(loadPhones(addressOfPhone(desk), storage).phones).toEqual([{ ...desk, name: 'Renamed' }]);
  });

  it('start over when what was kept cannot be read', () => {
    const storage = memory();
    for (const broken of ['{', '{"phones":[{"number":1}]}', '{"phones":[]}']) {
      storage.setItem('callwright.phones', broken);
      expect(loadPhones('', storage).phones).toHaveLength(1);
    }
  });
});

it('chooses a voice of the language, its own region and machine first, and none of another language', () => {
  const voices = [
    { lang: 'en-US', localService: true },
    { lang: 'ro_RO', localService: false },
    { lang: 'en-GB', localService: false },
  ];
  expect(pickVoice(voices, 'en-GB')).toBe(voices[2]);
  expect(pickVoice(voices, 'en-AU')).toBe(voices[0]);
  expect(pickVoice(voices, 'ro-RO')).toBe(voices[1]);
  expect(pickVoice(voices, 'ru-RU')).toBeUndefined();
});

it('offers the numbers of the line by name, those dialled last first', () => {
  const numbers = ['+1', '+2', '+3'].map((phoneNumber) => ({ phoneNumber, voiceUrl: '', friendlyName: `Line ${phoneNumber}` }));
  const order = (dialled: string[]) => lastDialledFirst(numbers, dialled).map(({ phoneNumber }) => phoneNumber);
  expect([order([]), order(['+3', '+9', '+2'])]).toEqual([
    ['+1', '+2', '+3'],
    ['+3', '+2', '+1'],
  ]);
  const account = {
    accountSid: 'AC',
    numbers: [...numbers, { phoneNumber: '+37322800800', voiceUrl: '', friendlyName: '+37322800800' }],
    phones: [],
    callsPerSecond: 1,
  };
  expect(['+2', '+37322800800', 'Nistra'].map((number) => nameOf({ phones: [], account }, number))).toEqual([
    'Line +2',
    '+373 22 800 800',
    'Nistra',
  ]);
});
