// the packages carry no types of their own
declare module '@nlpjs/*' {
  class Stemmer {
    setCurrent(word: string): void;
    innerStem(): void;
    getCurrent(): string;
  }
  export = Stemmer;
}
