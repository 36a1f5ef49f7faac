/** A column of the chart: who waited so long or longer, up to the next one. */
export interface WaitBin {
  seconds: number;
  share: number;
}

/** Of those who waited, so few are in the last column. */
const TAIL = 0.002;

/** The columns that have something to show: the thin tail is one column, open at its end. `tails` of others are cut at the same place. */
export function shownBins(all: readonly (readonly WaitBin[])[]): { bins: WaitBin[][]; seconds: number[] } {
  const seconds = [...new Set(all.flatMap((bins) => bins.map((bin) => bin.seconds)))].toSorted((one, other) => one - other);
  const from = (bins: readonly WaitBin[], least: number): number =>
    bins.reduce((sum, bin) => sum + (bin.seconds >= least ? bin.share : 0), 0);
  const lastIndex = seconds.findIndex((least) => all.every((bins) => from(bins, least) <= TAIL));
  const shown = lastIndex === -1 ? seconds : seconds.slice(0, lastIndex + 1);
  const bins = all.map((own) =>
    shown.map((least, index) => ({
      seconds: least,
      share: index === shown.length - 1 ? from(own, least) : (own.find((bin) => bin.seconds === least)?.share ?? 0),
    })),
  );
  return { bins, seconds: shown };
}
