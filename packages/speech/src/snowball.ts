/// <reference path="./nlpjs.d.ts" />
import type Stemmer from '@nlpjs/core/src/base-stemmer.js';

/**
 * A Snowball stemmer as a function. Its own `stemWord` remembers every word it ever saw, which would grow with what callers say,
 * so the steps behind it are taken one by one.
 */
export function snowball(stemmer: Stemmer): (word: string) => string {
  return (word) => {
    stemmer.setCurrent(word);
    stemmer.innerStem();
    return stemmer.getCurrent();
  };
}
