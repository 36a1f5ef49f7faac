import { readFileSync } from 'node:fs';
import type { KnownNames } from '@callwright/flow-compiler';
import { parseEnvironment } from '@callwright/flow-schema';
import { neighboursToEnter } from './read-neighbours.ts';
import { readQueues, readSchedules, readSmsTemplates } from './read-resources.ts';

/** The names that a flow may use where it lies. Those of a file that cannot be read, or of no environment, are not known. */
export function namesBeside(flowFolder: string, environmentFile: string | null): KnownNames {
  const schedules = readSchedules(flowFolder);
  const queues = readQueues(flowFolder);
  const templates = readSmsTemplates(flowFolder);
  const environment = environmentFile === null ? null : parseEnvironment(readFileSync(environmentFile, 'utf8')).environment;
  return {
    flows: neighboursToEnter(flowFolder),
    ...(schedules !== null && { schedules: Object.keys(schedules) }),
    ...(queues !== null && { queues: Object.keys(queues) }),
    ...(templates !== null && { smsTemplates: Object.keys(templates) }),
    ...(environment !== null && { phones: Object.keys(environment.phones), endpoints: Object.keys(environment.endpoints) }),
  };
}
