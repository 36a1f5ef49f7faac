import { type Change, type Point, withPlaces } from '../open-document.ts';

/** Puts boxes at places; the same document when nothing moved. */
export function moveNodes(places: Readonly<Record<string, Point>>): Change {
  return (document) => {
    const moved = withPlaces(document, places);
    const isSame = Object.keys(places).every((id) => {
      const [before, after] = [document.layout.nodes[id], moved.layout.nodes[id]];
      return before?.[0] === after?.[0] && before?.[1] === after?.[1];
    });
    return isSame ? document : moved;
  };
}
