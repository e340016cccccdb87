// What the scanner uses of zxing-wasm, which lies where the bundler finds it and the compiler does not look.
declare module "zxing-wasm/reader" {
  export function prepareZXingModule(options: { overrides: { locateFile: (path: string) => string } }): void;

  export function readBarcodes(
    picture: ImageData,
    options: { formats: string[]; maxNumberOfSymbols: number },
  ): Promise<{ isValid: boolean; text: string }[]>;
}
