import { expect, test } from 'vitest';
import { checkTwiml } from '../grammar/check-twiml.ts';
import { renderHold } from './render-hold.ts';

const resume = 'https://calls.example.org/voice/resume?a=1&b=2';

test('holds callers in their languages, in lines that a person can paste, and sends them back', () => {
  const document = renderHold(['ru-RU', 'en-GB', 'ru-RU', 'ja-JP'], resume);
  expect(document.split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Response>',
    '  <Say language="ru-RU">Одну минуту, пожалуйста.</Say>',
    '  <Say language="en-GB">One moment, please.</Say>',
    '  <Pause length="3"/>',
    '  <Redirect>https://calls.example.org/voice/resume?a=1&amp;b=2</Redirect>',
    '</Response>',
  ]);
  expect(checkTwiml(document)).toEqual([]);
});

test.each([[[]], [['ja-JP']]])('speaks English where it knows none of the languages: %j', (languages) => {
  const document = renderHold(languages, resume);
  expect(document).toContain('<Say language="en-US">One moment, please.</Say>');
  expect(checkTwiml(document)).toEqual([]);
});
