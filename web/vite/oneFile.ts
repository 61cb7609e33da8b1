import type { Plugin } from 'vite';

/** Writes scripts and styles into the HTML file itself, and leaves nothing beside it. */
export function oneFile(): Plugin {
  return {
    name: 'vallis-one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'));
      if (page?.type !== 'asset') throw new Error('The report has no page.');
      let html = String(page.source).replaceAll(/<link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>/g, '');
      let styles = '';
      let script = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file === page) continue;
        if (file.type === 'chunk') script += file.code;
        else if (name.endsWith('.css')) styles += String(file.source);
        delete bundle[name];
      }
      // A text in the code that ends a script would end this one; in strings and patterns the escape means the same.
      // What is loaded later is here already: vite's word for files to load before it stays where there are none.
      const code = script.replaceAll('</script', '<\\/script').replaceAll('__VITE_PRELOAD__', 'void 0');
      html = html.replace(/<script type="module"[^>]*><\/script>/, '');
      // By functions, since "$&" in the code is no pattern here.
      html = html.replace('</head>', () => `<style>${styles}</style>\n</head>`);
      page.source = html.replace('</body>', () => `<script type="module">${code}</script>\n</body>`);
    },
  };
}
