import { type ConfigProblem, confirmPrompt, type NodePlace, optionProblems } from '@callwright/flow-compiler';
import type { Variable } from '@callwright/flow-schema';
import type { Choice, Config } from './speech-config.ts';

/** What is wrong in a configuration beyond its form. */
export function findProblems(config: Config, place: NodePlace): ConfigProblem[] {
  return [
    ...checks.flatMap(({ fails, ...problem }) => (fails(config) ? [problem] : [])),
    ...unfitVariable(config, place.variables[config.saveAs]),
    ...config.choices.flatMap((choice, index) => notChoosable(config, choice, index)),
    ...optionProblems(
      'choices',
      config.choices.map((choice) => ({ ...choice, name: choice.value })),
      place.languages,
    ),
    ...unheardHints(config, place.languages),
    ...missingWords(config, place.languages),
    ...hiddenKeys(config, place.reservedKeys),
  ];
}

const checks: readonly (ConfigProblem & { fails(config: Config): boolean })[] = [
  {
    code: 'choices-missing',
    path: ['choices'],
    message: 'An answer of the kind "choice" needs choices, and only that kind has them.',
    fails: ({ kind, choices }) => (kind === 'choice') !== choices.length > 0,
  },
  {
    code: 'range-impossible',
    path: ['max'],
    message: '"At most" is less than "at least", so no number fits.',
    fails: ({ min, max }) => min !== undefined && max !== undefined && min > max,
  },
];

const kept: Readonly<Record<Config['kind'], { as: readonly Variable['type'][]; what: string }>> = {
  free: { as: ['text'], what: 'Free speech is kept as text' },
  name: { as: ['text'], what: 'A name is kept as text' },
  'yes-no': { as: ['boolean'], what: 'Yes or no is kept as boolean' },
  number: { as: ['number'], what: 'A number is kept as number' },
  choice: { as: ['choice', 'text'], what: 'A choice is kept as choice or text' },
};

/** What is kept must be of the variable's type, and one of its choices. */
function unfitVariable({ kind, saveAs, choices }: Config, declared: Variable | undefined): ConfigProblem[] {
  if (declared === undefined) return [];
  const { as, what } = kept[kind];
  if (!as.includes(declared.type))
    return [{ code: 'value-does-not-fit', path: ['saveAs'], message: `${what}, but "${saveAs}" is declared as ${declared.type}.` }];
  const allowed = declared.choices;
  if (allowed === undefined) return [];
  return choices.flatMap(({ value }, index) => {
    if (allowed.includes(value)) return [];
    const message = `"${saveAs}" is one of ${allowed.join(', ')}; "${value}" is not.`;
    return [{ code: 'value-does-not-fit', path: ['choices', index, 'value'], message }];
  });
}

function notChoosable({ input }: Config, { value, key, phrases }: Choice, index: number): ConfigProblem[] {
  const isSaid = Object.values(phrases).some((list) => list.length > 0);
  if (isSaid || (input === 'both' && key !== undefined)) return [];
  const message = `Nobody can choose "${value}": give it phrases${input === 'both' ? ' or a key' : ''}.`;
  return [{ code: 'option-not-choosable', path: ['choices', index], message }];
}

function unheardHints({ hints }: Config, languages: readonly string[]): ConfigProblem[] {
  return Object.keys(hints)
    .filter((language) => !languages.includes(language))
    .map((language) => ({
      code: 'unused-phrases',
      path: ['hints', language],
      message: `The flow does not speak ${language}; these words are never expected.`,
      severity: 'warning',
    }));
}

/** Who is always asked whether it is right must be asked in his own language. */
function missingWords({ confirm, confirmPrompt: written }: Config, languages: readonly string[]): ConfigProblem[] {
  if (confirm !== 'always' || written !== undefined) return [];
  const known = confirmPrompt('said', languages);
  const missing = languages.filter((language) => !Object.hasOwn(known, language));
  if (missing.length === 0) return [];
  const message = `There are no words to ask in ${missing.join(', ')} whether an answer is right. Write them here.`;
  return [{ code: 'confirm-words-missing', path: ['confirmPrompt'], message }];
}

/** A reserved key that is a number in the range, or ends the number, never does what the flow reserved it for. */
function hiddenKeys({ kind, input, min = 0, max = 9 }: Config, reservedKeys: readonly string[]): ConfigProblem[] {
  if (kind !== 'number' || input !== 'both') return [];
  return reservedKeys
    .filter((key) => key === '#' || (/^\d$/.test(key) && Number(key) >= min && Number(key) <= max))
    .map((key) => ({
      code: 'reserved-key-hidden',
      path: ['input'],
      message: `Here key ${key} is taken as ${key === '#' ? 'the end of the number' : 'a number'}, so it does not do what the flow reserves it for.`,
      severity: 'warning',
    }));
}
