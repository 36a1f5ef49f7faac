import type { Flow } from '@callwright/flow-schema';
import type { Path } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { chosenForm } from './chosen-form.ts';
import { deriveForm } from './derive-form.ts';
import { type Field, listAt } from './field.ts';

/** A value of a configuration with the field that it stands in. */
export interface FieldAt {
  field: Field;
  path: Path;
  value: unknown;
}

/** All values of a node's configuration with their fields, from the outside inwards; also of a configuration with errors. */
export function visitNode({ type, config }: Flow['nodes'][string]): FieldAt[] {
  const definition = definitionOf(type);
  if (definition === undefined) return [];
  return deriveForm(definition.config).flatMap(({ fields }) => visitAll(fields, config, []));
}

function visitAll(fields: readonly Field[], value: unknown, path: Path): FieldAt[] {
  const record = recordOf(value);
  return fields.flatMap((field) => (Object.hasOwn(record, field.name) ? visit(field, record[field.name], [...path, field.name]) : []));
}

function visit(field: Field, value: unknown, path: Path): FieldAt[] {
  return [{ field, path, value }, ...inside(field, value, path)];
}

function inside({ shape }: Field, value: unknown, path: Path): FieldAt[] {
  if (shape.kind === 'group') return visitAll(shape.fields, value, path);
  if (shape.kind === 'table' || shape.kind === 'rows')
    return listAt(value).flatMap((item, index) => visitAll(shape.fields, item, [...path, index]));
  if (shape.kind === 'list') return listAt(value).flatMap((item, index) => visit(shape.item, item, [...path, index]));
  if (shape.kind === 'record' || shape.kind === 'by-language')
    return Object.entries(recordOf(value)).flatMap(([key, item]) => visit(shape.item, item, [...path, key]));
  if (shape.kind !== 'variants') return [];
  const form = shape.forms[chosenForm(shape.forms, value)];
  return form === undefined ? [] : visit(form, value, path);
}
