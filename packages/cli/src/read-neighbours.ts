import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { modulesMissing, type Registry } from '@callwright/flow-compiler';
import { asModule, type Flow, type FlowKind, parseFlow, placeOfAudio, settleAudio } from '@callwright/flow-schema';

/** A flow that lies beside another one, as in a runtime's folder of flows; null when there is none that can be read. */
export function readNeighbour(folder: string, id: string): Flow | null {
  const neighbour = neighbourFolder(folder, id);
  const file = path.join(neighbour, 'flow.json');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !existsSync(file)) return null;
  const { flow } = parseFlow(readFileSync(file, 'utf8'));
  return flow === null ? null : settleAudio(flow, (audio) => existsSync(audioFile(neighbour, audio))).flow;
}

/** The flows in the same folder of flows that calls can be handed over to, itself among them. */
export function neighboursToEnter(folder: string): string[] {
  return Object.entries(neighbourKinds(folder)).flatMap(([id, kind]) => (kind === 'module' || kind === 'wait' ? [] : [id]));
}

/** The kinds of the flows in the same folder of flows, itself among them; those that cannot be read are left out. */
export function neighbourKinds(folder: string): Record<string, FlowKind> {
  return Object.fromEntries(neighbours(folder).map(([id, { kind }]) => [id, kind]));
}

/** The variables of the flows in the same folder of flows, itself among them. */
export function neighbourVariables(folder: string): string[] {
  return [...new Set(neighbours(folder).flatMap(([, { variables }]) => Object.keys(variables)))];
}

function neighbours(folder: string): [string, Flow][] {
  const flows = path.dirname(path.resolve(folder));
  const there = readdirSync(flows).filter((name) => existsSync(path.join(flows, name, 'flow.json')));
  return there.flatMap((id): [string, Flow][] => {
    const flow = readNeighbour(folder, id);
    return flow === null ? [] : [[id, flow]];
  });
}

/** The modules that a flow uses, directly or through others. Those that are not there are left out. */
export function readModules(folder: string, flow: Flow, registry: Registry): Record<string, Flow> {
  const modules: Record<string, Flow> = {};
  const tried = new Set<string>();
  for (let missing = modulesMissing(flow, registry, modules); missing.length > 0; ) {
    for (const id of missing) {
      tried.add(id);
      const found = readNeighbour(folder, id);
      if (found !== null) modules[id] = asModule(found);
    }
    missing = modulesMissing(flow, registry, modules).filter((id) => !tried.has(id));
  }
  return modules;
}

/** Where an audio file of a flow lies. */
export function audioFile(folder: string, name: string): string {
  const { module, file } = placeOfAudio(name);
  return path.join(module === null ? folder : neighbourFolder(folder, module), file);
}

function neighbourFolder(folder: string, id: string): string {
  return path.join(path.dirname(path.resolve(folder)), id);
}
