import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes files and folders that are dropped anywhere on the page. */
export function DropArea({ onDrop }: { onDrop: (items: DataTransferItemList) => void }) {
  const { t } = useTranslation('flows');
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const stop = new AbortController();
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      window.addEventListener(name, (event) => isOfFiles(event) && act(event), { signal: stop.signal });
    listen('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer !== null) latest.current(event.dataTransfer.items);
    });
    return () => stop.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="drop-area">
      <IconFileImport size={28} stroke={1.6} aria-hidden />
      <strong>{t('drop-here')}</strong>
      <span>{t('drop-what')}</span>
    </div>
  );
}

function isOfFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
