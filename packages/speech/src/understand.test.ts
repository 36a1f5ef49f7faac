import { expect, it } from 'vitest';
import { chooseOption } from './choose-option/choose-option.ts';
import { utterances as english } from './en/utterances.ts';
import { readName } from './read-name.ts';
import { readNumber } from './read-number/read-number.ts';
import { readYesNo } from './read-yes-no.ts';
import { utterances as romanian } from './ro/utterances.ts';
import { utterances as russian } from './ru/utterances.ts';
import type { Meaning, Utterance, UtteranceTable } from './utterance-table.ts';

for (const table of [russian, romanian, english]) {
  for (const list of ['utterances', 'heldOut', 'answers'] as const) {
    const known = table[list].filter(([, , , missedBecause]) => missedBecause !== undefined);
    const score = `${table[list].length - known.length} of ${table[list].length}`;
    it(`understands ${score} ${list} in ${table.language}, and misses only those that say why`, () => {
      const missed = table[list].filter((utterance) => !isUnderstood(utterance, table));
      expect(missed.map((utterance) => [...utterance, understood(utterance, table)])).toEqual(
        known.map((utterance) => [...utterance, understood(utterance, table)]),
      );
    });
  }
}

function isUnderstood(utterance: Utterance, table: UtteranceTable): boolean {
  return JSON.stringify(understood(utterance, table)) === JSON.stringify(utterance[2]);
}

function understood([asked, says]: Utterance, { language, menus }: UtteranceTable): Meaning {
  if (asked === 'yes-no') return readYesNo(says, language);
  if (asked === 'name') return readName(says, language);
  if (asked === 'number') {
    const { digits, value } = readNumber(says, language);
    return digits ?? value;
  }
  const { match, ambiguous } = chooseOption({ text: says }, menus[asked] ?? [], language);
  return ambiguous.length > 0 ? ambiguous : match;
}
