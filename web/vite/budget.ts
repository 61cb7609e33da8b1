import { gzipSync } from 'node:zlib';
import type { OutputAsset, OutputBundle, OutputChunk } from 'rolldown';
import type { Plugin } from 'vite';

const KIB = 1024;
/** The chunk of all that is needed before the first page (vite.config.ts). */
const FRAME = 'frame';
/** What the browser reads before it draws the frame. */
const ENTRY_KIB = 170;
/** All that the observatory's first page takes: scripts, styles, words and the outline of the world. */
const OBSERVATORY_KIB = 320;

/** A chunk with all that it needs before it runs. */
function withImports(bundle: OutputBundle, names: Iterable<string>, into = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = bundle[name];
    if (into.has(name) || chunk?.type !== 'chunk') continue;
    into.add(name);
    withImports(bundle, chunk.imports, into);
  }
  return into;
}

function stylesOf(file: OutputAsset | OutputChunk | undefined): Set<string> | undefined {
  return (file as { viteMetadata?: { importedCss: Set<string> } } | undefined)?.viteMetadata?.importedCss;
}

function packed(file: OutputAsset | OutputChunk | undefined): number {
  if (!file) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length;
}

/** Fails a build whose first pages have grown beyond what issue and measurements allow, and says what they weigh. */
export function budget(): Plugin {
  return {
    name: 'vallis-budget',
    apply: 'build',
    writeBundle(_, written) {
      const bundle = written;
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const of = (pattern: RegExp) => chunks.filter(({ facadeModuleId }) => pattern.test(facadeModuleId ?? ''));
      const names = (found: OutputChunk[]) => found.map(({ fileName }) => fileName);
      const weigh = (files: Iterable<string>) => [...files].reduce((sum, name) => sum + packed(bundle[name]), 0) / KIB;

      const entry = withImports(bundle, names(chunks.filter(({ isEntry, name }) => isEntry || name === FRAME)));
      const frame = withImports(bundle, names(of(/app\/TopBarTools/)));
      const page = withImports(
        bundle,
        names(of(/routes\/observatory(\/index|\.index)?\.tsx|observatory\/en\.json|charts\/en\.json/)),
      );
      const outline = Object.keys(bundle).filter((name) => /-110m|world/.test(name) && /\.json$/.test(name));
      const scripts = new Set([...entry, ...frame, ...page]);
      // Styles of pages that nobody opened yet are not read.
      const styles = [...scripts].flatMap((name) => [...(stylesOf(bundle[name]) ?? [])]);
      const entryKib = weigh(entry);
      const all = weigh(new Set([...scripts, ...styles, ...outline]));

      this.info(
        `entry ${entryKib.toFixed(0)} of ${ENTRY_KIB} KiB, observatory ${all.toFixed(0)} of ${OBSERVATORY_KIB} KiB`,
      );
      if (entryKib > ENTRY_KIB)
        this.error(`The entry's scripts weigh ${entryKib.toFixed(1)} KiB; ${ENTRY_KIB} are allowed.`);
      if (all > OBSERVATORY_KIB)
        this.error(`The observatory weighs ${all.toFixed(1)} KiB; ${OBSERVATORY_KIB} are allowed.`);
    },
  };
}
