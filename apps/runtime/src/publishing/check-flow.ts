import { type Diagnostic, issuesToDiagnostics, type JsonValue, layoutSchema } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import type { Deps } from '../deps.ts';
import { closeFlow, type RunnableFlow } from '../flows/close-flow.ts';
import type { FlowSource } from '../flows/flow-source.ts';

/** Reads, compiles and proves a flow. `ready` is null while errors keep it from being published. */
export async function checkFlow(
  { resources }: Pick<Deps, 'resources'>,
  source: FlowSource,
  layout: JsonValue,
): Promise<{ diagnostics: Diagnostic[]; ready: RunnableFlow | null }> {
  const {
    diagnostics: found,
    traps,
    ready,
  } = await closeFlow(source, nodeRegistry, {
    smsTemplates: resources.smsTemplates(),
    queues: resources.queues(),
  });
  const diagnostics = [...found, ...traps, ...layoutProblems(layout)];
  return { diagnostics, ready: diagnostics.some(({ severity }) => severity === 'error') ? null : ready };
}

function layoutProblems(layout: JsonValue): Diagnostic[] {
  const read = layoutSchema.safeParse(layout);
  return read.success ? [] : issuesToDiagnostics(read.error.issues).map((problem) => ({ ...problem, path: ['layout', ...problem.path] }));
}
