/** The ways in which callers may answer, for the form of a node that listens. */
export const answerChoices = { dtmf: 'Keys', speech: 'Speech', both: 'Keys or speech' } as const;
