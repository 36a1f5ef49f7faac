import type { Diagnostic, Flow } from '@callwright/flow-schema';
import { connectIt, deleteNode, dropExit, renameExit } from './exit-fixes.ts';
import * as field from './field-fixes.ts';
import type { FindFixes, Fix } from './fix.ts';
import { giveFreeKey, makeChoosable, orderByKey, reserveRepeat } from './key-fixes.ts';
import { addLanguage, dropLanguage } from './language-fixes.ts';
import { declareIt, keepPrivacy, maskIt, maskOrAllow, openVariables, sayTheEnd } from './variable-fixes.ts';

const openFlow: FindFixes = () => [{ label: 'open-flow', open: { what: 'panel', panel: 'flow' } }];

/** What can be done at once, by the code of the problem. All else is repaired by hand in its field. */
const fixes: Readonly<Record<string, FindFixes>> = {
  'address-not-whole': field.wholeAddress,
  'answer-time': field.waitAsUsual,
  'body-not-sent': (problem, flow) => [
    ...field.setIt('send-by-post', 'method', 'POST')(problem, flow),
    ...field.removeIt('remove-body')(problem, flow),
  ],
  'card-in-clear': maskIt,
  'card-spoken': sayTheEnd,
  'choices-missing': field.removeWhereThere('remove-choices'),
  'duplicate-exit': renameExit,
  'end-key-in-entry': field.setIt('end-by-hash', null, '#'),
  'exit-to-nowhere': connectIt,
  'field-twice': field.removeItem,
  'key-against-convention': giveFreeKey,
  'key-order': orderByKey,
  'key-used-twice': giveFreeKey,
  'kind-not-allowed': deleteNode,
  'length-impossible': field.swap('minDigits', 'maxDigits'),
  'missing-audio': field.speakInstead,
  'module-has-errors': field.openModule,
  'module-language-missing': field.openModule,
  'no-person-key': openFlow,
  'no-repeat-key': reserveRepeat,
  'nobody-to-tell': field.setIt('tell-the-desk', 'desk', true),
  'option-not-choosable': makeChoosable,
  'pattern-missing': field.removeWhereThere('remove-pattern'),
  'privacy-lost': keepPrivacy,
  'private-value-sent': maskOrAllow,
  'range-impossible': field.swap('min', 'max'),
  'reject-speaks': field.removeIt('remove-words'),
  'repeat-not-safe': field.setIt('never-repeat', null, 0),
  'reserved-name': (problem, flow) => (problem.path[0] === 'variables' ? openVariables(problem, flow) : []),
  'review-words-missing': field.setIt('no-review', 'review', false),
  'shares-not-whole': field.makeWhole,
  'too-many-tries': field.askLess,
  'undeclared-variable': declareIt,
  'unknown-exit': dropExit,
  'unknown-field': field.removeIt('remove-field'),
  'unknown-language': addLanguage,
  'unknown-type': deleteNode,
  'unreachable-node': deleteNode,
  'unused-phrases': dropLanguage,
  'unused-prompt-language': dropLanguage,
};

/** What one click can do against a problem, the best first; none where only its author knows what is right. */
export function fixesFor(problem: Diagnostic, flow: Flow): readonly Fix[] {
  return Object.hasOwn(fixes, problem.code) ? (fixes[problem.code]?.(problem, flow) ?? []) : [];
}
