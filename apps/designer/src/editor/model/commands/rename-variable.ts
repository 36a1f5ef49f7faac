import { type Flow, type FlowNode, variableNameSchema } from '@callwright/flow-schema';
import { written } from '../../../json/at-path.ts';
import { visitNode } from '../../inspector/form/visit-fields.ts';
import { inTexts, renamedIn } from '../../variables/names-in.ts';
import { renamedInTemplate } from '../../variables/template-names.ts';
import type { Change } from '../open-document.ts';

/**
 * Gives a variable another name wherever the flow names it: in templates, conditions, answers, in what a module takes and gives. Nothing changes
 * when the new name is taken or is none. SMS templates lie outside of the flow and are left alone.
 */
export function renameVariable(from: string, to: string): Change {
  return (document) => {
    const { flow, layout } = document;
    const isFree = variableNameSchema.safeParse(to).success && !Object.hasOwn(flow.variables, to);
    if (!isFree || !Object.hasOwn(flow.variables, from)) return document;
    const variables = Object.fromEntries(Object.entries(flow.variables).map(([name, variable]) => [name === from ? to : name, variable]));
    const nodes = Object.fromEntries(Object.entries(flow.nodes).map(([id, node]) => [id, renamedInNode(node, from, to)]));
    return { flow: { ...flow, ...inFlow(flow, from, to), variables, nodes }, layout };
  };
}

function renamedInNode(node: FlowNode, from: string, to: string): FlowNode {
  const config = visitNode(node).reduce<unknown>((value, at) => {
    const renamed = renamedIn(at, from, to);
    return renamed === at.value ? value : written(value, at.path, renamed as FlowNode['config']);
  }, node.config);
  return config === node.config ? node : { ...node, config: config as FlowNode['config'] };
}

/** What the flow says apart from its nodes. */
function inFlow({ holdPrompt, module }: Flow, from: string, to: string): Partial<Flow> {
  const renamed = (names: readonly string[]) => names.map((name) => (name === from ? to : name));
  return {
    ...(holdPrompt !== undefined && { holdPrompt: inTexts(holdPrompt, (text) => renamedInTemplate(text, from, to)) }),
    ...(module !== undefined && { module: { ...module, inputs: renamed(module.inputs), outputs: renamed(module.outputs) } }),
  };
}
