import type { MachineDetection } from '../call/detect-answer.ts';
import type { Form } from './form.ts';
import { RestError } from './rest-error.ts';

/** The answering machine detection that a request asks for; null for none. Participants name its callback differently and never wait for it. Throws a RestError. */
export function readDetection(
  form: Form,
  callback: 'AsyncAmdStatusCallback' | 'AmdStatusCallback' = 'AsyncAmdStatusCallback',
): MachineDetection | null {
  const mode = form.text('MachineDetection') ?? '';
  if (mode === '') return null;
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') {
    throw new RestError(20001, `MachineDetection is Enable or DetectMessageEnd, not ${mode}`);
  }
  const url = form.url(callback, 21205);
  return {
    mode,
    timeout: form.integer('MachineDetectionTimeout', 30, 3, 60),
    speechThreshold: form.integer('MachineDetectionSpeechThreshold', 2_400, 1_000, 6_000),
    speechEndThreshold: form.integer('MachineDetectionSpeechEndThreshold', 1_200, 500, 5_000),
    silenceTimeout: form.integer('MachineDetectionSilenceTimeout', 5_000, 2_000, 10_000),
    isAsync: callback === 'AmdStatusCallback' || (form.flag('AsyncAmd') ?? false),
    callback: url ? { url, method: form.method(`${callback}Method`) } : null,
  };
}
