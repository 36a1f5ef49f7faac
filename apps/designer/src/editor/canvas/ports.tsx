import { Handle, Position } from '@xyflow/react';
import { CARD, type Card, portY } from './card.ts';

interface Props {
  card: Card;
  jumps: ReadonlySet<string>;
  /** The pointer is here, so ports can be dragged. Elsewhere they are dots, with what the library measures: a real one costs, and there are thousands. */
  grab: boolean;
}

/** The ports of a box: where it is come to, and where each exit goes out. */
export function Ports({ card, jumps, grab }: Props) {
  return (
    <>
      <span className="port in target" data-handleid="in" data-handlepos="left" style={{ top: CARD.head / 2 }} />
      {card.exits.map(({ exit, target }) => {
        const className = ['port out', target === null && 'open', jumps.has(exit) && 'jump'].filter(Boolean).join(' ');
        const style = { top: portY(card, exit) };
        return grab ? (
          <Handle
            key={exit}
            type="source"
            position={Position.Right}
            id={exit}
            isConnectableEnd={false}
            style={style}
            className={className}
          />
        ) : (
          <span key={exit} style={style} className={`${className} source`} data-handleid={exit} data-handlepos="right" />
        );
      })}
    </>
  );
}
