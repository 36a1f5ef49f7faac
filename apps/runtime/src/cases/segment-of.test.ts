import { expect, it } from 'vitest';
import { segmentOf } from './segment-of.ts';

const now = '2026-06-30T12:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();

it('a caller is known by how often and how lately he talked with us', () => {
  expect(segmentOf([], now)).toBe('new');
  expect(segmentOf([ago(1), ago(40), ago(90)], now)).toBe('regular');
  expect(segmentOf([ago(1), ago(40), ago(91)], now)).toBe('occasional');
  expect(segmentOf([ago(181), ago(400), ago(401), ago(402)], now)).toBe('lapsed');
  expect(segmentOf([ago(180)], now)).toBe('occasional');
});
