import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { blankItem, moved } from '../form/blank-value.ts';
import { listAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { columnsOf } from './columns.ts';
import { ReservedKeys } from './reserved-keys.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import './table.css';

/** Rows of the same fields: options of a menu, branches, shares. They are put in order by dragging, or by Alt and the arrows. */
export function TableControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const [turned, setTurned] = useState<readonly number[]>([]);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const { shape, meta, optional } = props.field;
  if (shape.kind !== 'table') return null;
  const items = listAt(value);
  const ids = items.map((_, index) => String(index));
  const columns = columnsOf(shape.fields);
  const isOpen = (index: number) => columns.opened !== turned.includes(index);
  const set = (next: typeof items, forget = false) => write(next.length === 0 && optional ? undefined : [...next], { step: true, forget });
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length || from === to) return;
    set(moved(items, from, to));
    setTurned([]);
  };
  const dragged = ({ active, over }: DragEndEvent) => over !== null && move(Number(active.id), Number(over.id));
  const isMenu = meta.control === 'options';
  return (
    <FieldFrame label={label} help={help} problem={problem}>
      <div className="rows-table" style={{ '--columns': columns.template } as React.CSSProperties}>
        {items.length > 0 && <TableHead columns={columns} />}
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dragged}>
          <SortableContext items={ids} strategy={verticalListSortingStrategy}>
            <ul aria-label={label}>
              {ids.map((id, index) => (
                <TableRow
                  key={id}
                  path={[...props.path, index]}
                  columns={columns}
                  others={items.filter((_, at) => at !== index)}
                  called={`${words(meta.item ?? '')} ${index + 1}`.trim()}
                  isOpen={isOpen(index)}
                  readOnly={readOnly}
                  toggle={() => setTurned(turned.includes(index) ? turned.filter((one) => one !== index) : [...turned, index])}
                  move={(by) => move(index, index + by)}
                  remove={() => {
                    set(
                      items.filter((_, at) => at !== index),
                      true,
                    );
                    setTurned([]);
                  }}
                />
              ))}
            </ul>
          </SortableContext>
        </DndContext>
      </div>
      <Button
        size="xs"
        variant="subtle"
        className="add-row"
        leftSection={<IconPlus size={14} />}
        disabled={readOnly || (shape.most !== null && items.length >= shape.most)}
        onClick={() => set([...items, blankItem(shape.fields, items, words(meta.item ?? 'Item'))])}
      >
        {words(meta.add ?? t('add'))}
      </Button>
      {isMenu && <ReservedKeys />}
    </FieldFrame>
  );
}
