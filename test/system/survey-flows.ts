/** A survey after the queue of the waiting flows: a rating with an alert, 0 to 10, and a yes or no. */

const say = (text: string) => ({ 'en-US': { text } });
const envelope = { formatVersion: 1, languages: ['en-US'] };

const variables = {
  csat: { type: 'number', title: 'Satisfaction' },
  nps: { type: 'number', title: 'Would recommend' },
  solved: { type: 'boolean', title: 'Solved' },
};

const survey = {
  ...envelope,
  id: 'survey',
  kind: 'survey',
  title: 'After the call',
  variables,
  start: 'csat',
  nodes: {
    csat: {
      type: 'survey-question',
      config: {
        kind: 'stars',
        saveAs: 'csat',
        skipKey: '*',
        prompt: say('How was {{ agent.name }}, 1 to 5?'),
        ranges: [{ exit: 'low', from: 1, to: 2 }],
        alert: { below: 3, sms: ['boss'], webhooks: ['hook'] },
      },
      exits: { low: 'nps', answered: 'nps', 'no-answer': 'nps' },
    },
    nps: {
      type: 'survey-question',
      config: {
        kind: 'zero-to-ten',
        saveAs: 'nps',
        prompt: say('Would you recommend us, 0 to 10?'),
        noMatchPrompts: [say('A number, please.')],
      },
      exits: { answered: 'solved', 'no-answer': 'bye' },
    },
    solved: {
      type: 'survey-question',
      config: { kind: 'yes-no', saveAs: 'solved', attempts: 1, prompt: say('Is it solved?') },
      exits: { yes: 'bye', no: 'bye', 'no-answer': 'bye' },
    },
    bye: { type: 'hang-up', config: { prompt: say('Thank you for your answers.') }, exits: {} },
  },
};

/** Nothing is asked in line: who is free talks at once. */
const hold = {
  ...envelope,
  id: 'hold',
  kind: 'wait',
  title: 'Music',
  start: 'music',
  nodes: { music: { type: 'play-music', config: { source: { tune: 'calm' }, seconds: 20 }, exits: { next: 'music' } } },
};

/** `help` of the waiting flows, but the exit `after-call` goes on to the survey. */
export function surveyFlows(help: { nodes: { line: { exits: object } } }) {
  const { line } = help.nodes;
  const known = { type: 'set-variables', config: { assignments: [{ variable: 'customer', value: '2041' }] }, exits: { next: 'line' } };
  const ask = { type: 'go-to-flow', config: { to: { flow: 'survey' } }, exits: { 'not-found': 'thanks' } };
  return {
    survey,
    hold,
    help: {
      ...help,
      start: 'known',
      nodes: { ...help.nodes, known, line: { ...line, exits: { ...line.exits, 'after-call': 'ask' } }, ask },
    },
  };
}
