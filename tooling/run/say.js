const begun = Date.now();

/** Prints a line of progress with the seconds since the start. */
export function say(text) {
  console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}
