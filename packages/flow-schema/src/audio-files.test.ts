import { expect, it } from 'vitest';
import { audioFiles, settleAudio } from './audio-files.ts';
import { parseFlowDocument } from './parse-flow.ts';

function flowWith(prompt: object) {
  const nodes = { hello: { type: 'say', config: { prompts: [{ 'en-US': prompt }] }, exits: {} } };
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'hello',
    kind: 'call',
    title: 'Hello',
    languages: ['en-US'],
    start: 'hello',
    nodes,
  });
  if (flow === null) throw new Error('no flow');
  return flow;
}

it('lists audio files wherever a configuration has them, but no path that leads out of the folder', () => {
  expect(audioFiles(flowWith({ audio: 'prompts/a.mp3' }))).toEqual(['prompts/a.mp3']);
  expect(audioFiles(flowWith({ audio: '../../secret.wav' }))).toEqual([]);
});

it('speaks the text where the file is missing, and reports a prompt that has none', () => {
  const spoken = settleAudio(flowWith({ audio: 'a.mp3', text: 'Hello.' }), () => false);
  expect(spoken.flow.nodes['hello']?.config).toEqual({ prompts: [{ 'en-US': { text: 'Hello.' } }] });
  expect(spoken.diagnostics).toMatchObject([
    { code: 'missing-audio', severity: 'warning', path: ['nodes', 'hello', 'config', 'prompts', 0, 'en-US', 'audio'] },
  ]);
  const silent = flowWith({ audio: 'a.mp3' });
  expect(settleAudio(silent, () => false)).toMatchObject({ flow: silent, diagnostics: [{ code: 'missing-audio', severity: 'error' }] });
  expect(settleAudio(silent, () => true)).toEqual({ flow: silent, diagnostics: [] });
});
