import { expect, it } from 'vitest';
import { renderTemplate, renderUrl, renderValue } from './render-template.ts';

const doubling = `{% assign b = "0123456789" %}${'{% capture b %}{{ b }}{{ b }}{% endcapture %}'.repeat(24)}{{ b }}`;

it('a template that makes much of little is stopped before it fills the memory', () => {
  const long = 'x'.repeat(30_000);
  for (const [text, scope] of [
    [doubling, {}],
    ['{% for c in many %}{{ long }}{% endfor %}', { many: Array.from({ length: 1000 }, (_, index) => index), long }],
    ['{{ long }}{{ long }}', { long }],
    ['{% for a in (1..100000) %}{{ a }}{% endfor %}', {}],
  ] as const) {
    expect(() => renderTemplate(text, scope)).toThrow(/more than 50000 characters|memory alloc limit/);
    expect(() => renderUrl(`https://example.com/${text}`, scope)).toThrow(/more than 50000 characters|memory alloc limit/);
  }
  // each rendering has its own bound
  for (let round = 0; round < 5; round += 1) expect(renderTemplate('{{ long }}', { long })).toBe(long);
});

it('what a template keeps for later and writes is as it was', () => {
  expect(
    renderTemplate('{% capture who %}Mr {{ name }}{% endcapture %}{{ who }}, {{ list }}, {{ nothing }}.', { name: 'Pop', list: [1, 'b'] }),
  ).toBe('Mr Pop, 1b, .');
  expect(
    renderTemplate('{% for a in list %}{{ forloop.index }}{{ a }}{% unless forloop.last %}, {% endunless %}{% endfor %}', {
      list: ['x', 'y'],
    }),
  ).toBe('1x, 2y');
});

it('a variable becomes no longer than a call can bear', () => {
  expect(renderValue(' {{ long }} ', { long: 'x'.repeat(10_000) })).toHaveLength(10_000);
  expect(() => renderValue('{{ long }}', { long: 'x'.repeat(10_001) })).toThrow('10001 characters');
});
