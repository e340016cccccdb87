// Bundles the browser's part of the pages: every *.page.ts and *.page.css is one file under /assets, with whatever
// it imports. Nothing is loaded from elsewhere. Run by the build: node bundle.mjs <npm folder> <output folder>

import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const [npm, output] = process.argv.slice(2).map((folder) => resolve(folder));
const { build } = createRequire(join(npm, "package.json"))("esbuild");

const entries = readdirSync(here, { recursive: true })
  .filter((file) => /\.page\.(ts|css)$/.test(file) && !/^(bin|obj|node_modules)\b/.test(file))
  .map((file) => ({ in: join(here, file), out: file.replace(/^.*\//, "").replace(/\.page\.\w+$/, "") }));

rmSync(output, { recursive: true, force: true });
await build({
  entryPoints: entries,
  outdir: output,
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  charset: "utf8",
  logLevel: "warning",
  nodePaths: [join(npm, "node_modules")],
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file", ".woff": "empty" },
});
for (const file of ["icon.svg", "app.webmanifest"]) cpSync(join(here, "Pages", file), join(output, file));
cpSync(join(here, "Pages/icons"), output, { recursive: true });
// The scanner's decoder is large, and only ever sent packed.
const decoder = readFileSync(join(npm, "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
writeFileSync(join(output, "scanner.wasm"), gzipSync(decoder, { level: 9 }));
