import path from 'node:path';
import { areasIn, testTextsAskedFor, testWords, wordsIn } from '@callwright/web/testing/test-words.ts';

const here = import.meta.dirname;
const words = wordsIn(here);

testWords(areasIn(here), words);
testTextsAskedFor(path.resolve(here, '..'), words);
