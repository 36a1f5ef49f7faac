import { createTwilioClient } from '@callwright/twiml';
import { type ConnectOptions, readConnectSettings } from './connect-settings.ts';
import { connectSteps } from './connect-steps.ts';
import { describeFinding, describeSum } from './describe-finding.ts';
import type { Finding } from './finding.ts';

interface CommandOptions extends ConnectOptions {
  json: boolean;
  env: NodeJS.ProcessEnv;
  print(text: string): void;
}

/** Looks at account, public address, numbers and fallback, and lets the numbers lead to the runtime. Answers the exit code: 0 fine, 1 something is wrong. */
export async function connectCommand({ json, env, print, ...options }: CommandOptions): Promise<number> {
  const settings = readConnectSettings(options, env);
  const findings: Finding[] = [];
  for await (const finding of connectSteps({ settings, createClient: createTwilioClient, fetch })) {
    if (!json) print(describeFinding(finding, findings.at(-1)));
    findings.push(finding);
  }
  print(json ? JSON.stringify(findings, null, 2) : describeSum(findings, settings.checkOnly));
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}
