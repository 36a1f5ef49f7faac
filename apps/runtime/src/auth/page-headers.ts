import { secureHeaders } from 'hono/secure-headers';

/** What a browser may do with our pages and answers: run our scripts and workers, use the microphone, and never show them inside other pages. */
export function pageHeaders({ publicUrl, voice }: { publicUrl: string; voice?: { gateway: string | null } }) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      mediaSrc: ["'self'", 'data:', 'blob:'],
      // the desk's voice SDK talks with the carrier itself
      connectSrc: [
        "'self'",
        ...(voice === undefined ? [] : voice.gateway === null ? ['wss://*.twilio.com', 'https://*.twilio.com'] : [`ws://${voice.gateway}`]),
      ],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { microphone: ['self'], camera: [], geolocation: [], payment: [], usb: [] },
    // a page that came over http once must not become unreachable
    strictTransportSecurity: publicUrl.startsWith('https://') ? 'max-age=15552000' : false,
    xFrameOptions: 'DENY',
    overwrite: false,
  });
}
