// What the build puts in by name, and browser facilities the compiler does not know yet.

/** Set by script/build.mjs; not there when a module is tried by itself. */
declare const BUILT:
  | { build: string; language: "zh" | "en"; qr_wasm: string; views_style?: string; image_worker?: string; journal_worker?: string }
  | undefined;

interface DetectedBarcode {
  rawValue: string;
}

declare class BarcodeDetector {
  constructor(options?: { formats: string[] });
  static getSupportedFormats(): Promise<string[]>;
  detect(source: ImageBitmapSource): Promise<DetectedBarcode[]>;
}

interface TrustedScriptURL {
  toString(): string;
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): {
    createScriptURL(address: string): string & TrustedScriptURL;
  };
}

declare var trustedTypes: TrustedTypePolicyFactory | undefined;

interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ outcome: "accepted" | "dismissed" }>;
}

interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent;
}
