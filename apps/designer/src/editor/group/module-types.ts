import type { NodeDefinition } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import { deriveForm } from '../inspector/form/derive-form.ts';
import type { Field } from '../inspector/form/field.ts';

/** The node types that make modules: one uses a module, one ends it. They are known by what their fields are for. */
export interface ModuleTypes {
  use: { type: string; flow: string; inputs: string; outputs: string; exits: string };
  leave: { type: string; exit: string };
}

const fieldsOf = (definition: NodeDefinition): Field[] => deriveForm(definition.config).flatMap(({ fields }) => fields);
const withControl = (fields: readonly Field[], control: string) => fields.find(({ meta }) => meta.control === control)?.name;

/** The module's types among those that are known here; null where one of them is missing. */
export function moduleTypes(): ModuleTypes | null {
  const all = Object.values(nodeRegistry) as NodeDefinition[];
  const use = all.find((definition) => withControl(fieldsOf(definition), 'module-name') !== undefined);
  const leave = all.find((definition) => withControl(fieldsOf(definition), 'module-exit') !== undefined);
  if (use === undefined || leave === undefined) return null;
  const fields = fieldsOf(use);
  const table = (...controls: string[]) =>
    fields.find(({ shape }) => shape.kind === 'table' && controls.every((control) => withControl(shape.fields, control) !== undefined))
      ?.name;
  const [flow, inputs] = [withControl(fields, 'module-name'), table('module-variable', 'template')];
  const [outputs, exits] = [table('module-variable', 'set-variable'), table('exit')];
  const exit = withControl(fieldsOf(leave), 'module-exit');
  if (flow === undefined || inputs === undefined || outputs === undefined || exits === undefined || exit === undefined) return null;
  return { use: { type: use.type, flow, inputs, outputs, exits }, leave: { type: leave.type, exit } };
}
