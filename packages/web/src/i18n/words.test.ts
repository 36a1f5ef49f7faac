import { readFileSync } from 'node:fs';
import path from 'node:path';
import { testTextsAskedFor, testWords } from '../testing/test-words.ts';

const words = (language: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, 'words', `${language}.json`), 'utf8'));

testWords(['frame'], words);
testTextsAskedFor(path.resolve(import.meta.dirname, '..'), (language, area) => (area === 'frame' ? words(language) : {}));
