/** To be built. */
export function ContactsPage() {
  return null;
}
