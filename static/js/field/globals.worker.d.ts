// What the build puts into the service worker by name.

/** The version whose files this worker keeps. */
declare const BUILD: string;

/** Addresses to keep; `qr` only where the browser cannot read QR codes by itself. */
declare const KEPT: { always: string[]; qr: string[] };

declare class BarcodeDetector {
  static getSupportedFormats(): Promise<string[]>;
}
