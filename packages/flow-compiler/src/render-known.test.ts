import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderKnown } from './render-known.ts';

const known = ['contact', 'lights', 'plan'];
const rendered = (text: string) => renderKnown(text, { contact: { name: 'Maria' }, plan: 'fibre' }, (name) => known.includes(name));

it.each([
  ['Hello {{ contact.name }}, {{ lights }}you have {{ plan }}.', 'Hello Maria, you have fibre.'],
  ['{{ contact.name }}: say {{ promo code }} or {code}', 'Maria: say {{ promo code }} or {code}'],
  ['{{ plna }} is no {{ plan }}', '{{ plna }} is no fibre'],
  ['{% if plan %}{{ plan }} {{ plna }}{% endif %}', 'fibre {{ plna }}'],
  ['{% for word in contact %}{{ word[1] }}{% endfor %}', 'Maria'],
  ['{{ plan and {{ contact.name }}', '{{ plan and Maria'],
  ['{% if plan %}{{ contact.name }}', '{% if plan %}Maria'],
  ['100 {% discount %} for {{ contact.name | shout }}{{ plan | upcase }}', '100 {% discount %} for {{ contact.name | shout }}FIBRE'],
  ['{{', '{{'],
])('%s', (text, shown) => {
  expect(rendered(text)).toBe(shown);
});

it('leaves a text alone that has none of our names in it, and never throws', () => {
  const texts = (...parts: string[]) => fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((all) => all.join(''));
  const strange = ['{{', '}}', '{', ' nobody ', ' any body ', '|', 'x'];
  fc.assert(fc.property(texts(...strange), (text) => void expect(rendered(text)).toBe(text)));
  fc.assert(fc.property(texts(...strange, ' plan ', '{%', '%}', ' if ', ' endif ', ' raw ', ' endraw '), (text) => void rendered(text)));
});
