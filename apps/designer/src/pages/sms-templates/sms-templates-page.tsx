/** To be built. */
export function SmsTemplatesPage() {
  return null;
}
