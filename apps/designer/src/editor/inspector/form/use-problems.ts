import type { Diagnostic, FlowNode } from '@callwright/flow-schema';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useAnalysis } from '../../problems/analysis-context.ts';
import { configProblems } from './problems-at.ts';

const SAID_AFTER_MILLISECONDS = 300;

/** What is wrong with a node's configuration. What is new is said after a pause; what is repaired is gone at once. */
export function useProblems(id: string, node: FlowNode): readonly Diagnostic[] {
  const known = useAnalysis().byNode.get(id);
  const now = useMemo(() => {
    const definition = definitionOf(node.type);
    return definition === undefined ? [] : configProblems(definition, node.config, known ?? []);
  }, [node.type, node.config, known]);
  const [said] = useDebouncedValue(now, SAID_AFTER_MILLISECONDS);
  return useMemo(() => {
    const keys = new Set(said.map(keyOf));
    return now.filter((problem) => keys.has(keyOf(problem)));
  }, [now, said]);
}

function keyOf({ code, path }: Diagnostic): string {
  return [code, ...path].join('\n');
}
