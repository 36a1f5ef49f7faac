import { methodAttribute, resolveUrl } from '../attributes.ts';
import { textOf } from '../parse-twiml.ts';
import type { Verb } from '../verb.ts';

export const redirect: Verb = {
  answers: () => true,
  async run(element, context) {
    const method = methodAttribute(element, 13710, context);
    return { from: 'url', kind: 'twiml', url: resolveUrl(textOf(element), context), method };
  },
};
