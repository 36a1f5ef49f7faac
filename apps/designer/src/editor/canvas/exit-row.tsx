import { IconArrowUpRight } from '@tabler/icons-react';
import { memo } from 'react';
import { useCanvasActions } from './canvas-actions.ts';
import type { CardExit } from './card.ts';
import { useLayer } from './layers.ts';
import { wayId } from './ways.ts';

interface Props {
  node: string;
  exit: CardExit;
  /** The title of the node that it jumps to, where the way is not drawn. */
  jumpTo: string | null;
  near: boolean;
}

/** One exit in a box: its key, its name, and where it jumps. */
export const ExitRow = memo(function ExitRow({ node, exit: { exit, label, key, quiet, target }, jumpTo, near }: Props) {
  const { goTo } = useCanvasActions();
  const taken = useLayer(({ trial }) => trial?.taken.some((way) => way.node === node && way.exit === exit) ?? false);
  const untested = useLayer(({ untested, shown }) => shown.tests && (untested?.exits.includes(wayId(node, exit)) ?? false));
  const classes = ['exit-row', quiet && 'quiet', target === null && 'open', taken && 'taken', untested && 'untested']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes}>
      {near && key !== null && <kbd className="key-cap">{key}</kbd>}
      <span className="exit-label">{label}</span>
      {near && jumpTo !== null && target !== null && (
        <button type="button" tabIndex={-1} className="jump-to nodrag" title={jumpTo} onClick={() => goTo(target)}>
          <span className="ellipsis">{jumpTo}</span>
          <IconArrowUpRight size={11} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  );
});
