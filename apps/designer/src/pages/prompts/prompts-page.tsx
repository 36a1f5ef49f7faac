/** To be built. */
export function PromptsPage() {
  return null;
}
