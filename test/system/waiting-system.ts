import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLineClient, type LineClient } from './line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from './local-system.ts';
import { waitingFlows, waitingQueues } from './waiting-flows.ts';

export const number = '+15005550006';

/** A system whose callers wait in line, with agents who are made by the API and answer as the line is told. */
export interface WaitingSystem {
  system: LocalSystem;
  line: LineClient;
  /** Asks the runtime's API as the owner; throws what it refuses. */
  ask<Answer>(method: string, address: string, body?: unknown): Promise<Answer>;
  /** An agent who is available, and whose phone reacts so to each call in turn. */
  agent(name: string, attempts: readonly object[], options?: { address?: string; skills?: Record<string, number> }): Promise<string>;
  close(): Promise<void>;
}

interface Options {
  databaseUrl?: string;
  runtimes?: number;
  /** What is different from the usual queue. */
  queue?: object;
  /** Further queues, by name. */
  queues?: Record<string, object>;
  flows?: Record<string, object>;
  schedules?: object;
  smsTemplates?: object;
  dispositions?: object;
  /** Whether browsers may be telephones of the line. */
  voiceSdk?: boolean;
  /** What the environment binds besides the number. */
  environment?: object;
}

/** Starts line and runtimes with the waiting flows; time stands still at nine o'clock. */
export async function startWaitingSystem({
  queue,
  queues = {},
  flows = {},
  schedules,
  smsTemplates,
  dispositions,
  environment,
  ...options
}: Options = {}): Promise<WaitingSystem> {
  const system = await startLocalSystem({
    ...options,
    prepare(folder) {
      const write = (file: string, content: object) => {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), JSON.stringify(content));
      };
      for (const [id, flow] of Object.entries({ ...waitingFlows, ...flows })) write(`flows/${id}/flow.json`, flow);
      write('flows/resources/queues.json', { ...waitingQueues(queue), ...queues });
      if (schedules !== undefined) write('flows/resources/schedules.json', schedules);
      if (dispositions !== undefined) write('flows/resources/dispositions.json', dispositions);
      if (smsTemplates !== undefined) write('flows/resources/sms-templates.json', smsTemplates);
      write('environments/test.json', { numbers: { [number]: { flow: 'help' } }, ...environment });
    },
  });
  const line = createLineClient(system.lineUrl);
  async function ask<Answer>(method: string, address: string, body?: unknown): Promise<Answer> {
    const response = await fetch(system.runtimeUrl + address, {
      method,
      headers: { ...ownerHeaders, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`);
    return text === '' ? (undefined as Answer) : JSON.parse(text);
  }
  return {
    system,
    line,
    ask,
    async agent(name, attempts, { address = `client:${name}`, skills = { internet: 5 } } = {}) {
      await line.phone(address, { attempts });
      const { id } = await ask<{ id: string }>('POST', '/api/agents', { name, address, skills });
      await ask('PUT', `/api/agents/${id}/status`, { status: 'available' });
      return id;
    },
    close: () => system.close(),
  };
}
