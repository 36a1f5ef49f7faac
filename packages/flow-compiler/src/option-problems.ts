import type { ConfigProblem } from './define-node.ts';

/** What callers choose among, as a node's configuration lists it. */
interface ListedOption {
  name: string;
  key?: string | undefined;
  phrases: Readonly<Record<string, readonly string[]>>;
}

/** Keys that two options have, and phrases in languages that the flow does not speak. `field` is where the options are listed. */
export function optionProblems(field: string, options: readonly ListedOption[], languages: readonly string[]): ConfigProblem[] {
  return [...keysUsedTwice(field, options), ...unusedPhrases(field, options, languages)];
}

function keysUsedTwice(field: string, options: readonly ListedOption[]): ConfigProblem[] {
  const keys = options.map(({ key }) => key);
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (key === undefined || first === index) return [];
    return [{ code: 'key-used-twice', path: [field, index, 'key'], message: `Key ${key} already chooses "${options[first]?.name}".` }];
  });
}

function unusedPhrases(field: string, options: readonly ListedOption[], languages: readonly string[]): ConfigProblem[] {
  return options.flatMap(({ phrases }, index) =>
    Object.keys(phrases)
      .filter((language) => !languages.includes(language))
      .map((language) => ({
        code: 'unused-phrases',
        path: [field, index, 'phrases', language],
        message: `The flow does not speak ${language}; these phrases are never heard.`,
        severity: 'warning',
      })),
  );
}
