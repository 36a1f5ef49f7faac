import { Call, Device } from '@twilio/voice-sdk';

/** The way to a gateway is a private setting of the SDK: it was tried with this version and no other. */
const TRIED_WITH = '2.18.5';

/** The settings with which the voice SDK talks with a local line. Throws for an SDK that was never tried. */
export function gatewayOptions(gateway: string): object {
  if (Device.version !== TRIED_WITH)
    throw new Error(`The local line was tried with version ${TRIED_WITH} of the voice SDK, not with ${Device.version}.`);
  return { chunderw: gateway, publishEvents: false, codecPreferences: [Call.Codec.PCMU] };
}
