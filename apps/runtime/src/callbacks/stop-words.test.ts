import { expect, it } from 'vitest';
import { keywordOf } from './stop-words.ts';

it.each([
  ['STOP', 'stop en carrier'],
  [' stop. ', 'stop en'],
  ['Stop texting me, please', 'stop en'],
  ['Стоп!', 'stop ru'],
  ['отписаться', 'stop ru'],
  ['Отпишите меня немедленно', 'stop ru'],
  ['OPREȘTE', 'stop ro'],
  ['opreşte', 'stop ro'],
  ['Dezabonați-mă', 'stop ro'],
  ['opt-out', 'stop en'],
  ['START', 'start en carrier'],
  ['Подписаться', 'start ru'],
  ['Pornește', 'start ro'],
  ['помощь', 'help ru'],
  ['ajutor', 'help ro'],
  ['Help', 'help en carrier'],
  ['Stopping by at five, is that fine?', null],
  ['Остановка дома', null],
  ['Please cancel my order 17', null],
  ['', null],
  ['👍', null],
])('%s', (text, meant) => {
  const heard = keywordOf(text);
  expect(heard === null ? null : `${heard.keyword} ${heard.language}${heard.answeredByCarrier ? ' carrier' : ''}`).toBe(meant);
});
