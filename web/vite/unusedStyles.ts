import postcss from 'postcss';
import type { Plugin } from 'vite';

/** Mantine names its classes by hashes, and its components hold those names: "m_77c9d27d". */
const CLASS = /m_[0-9a-f]+/g;

/**
 * Leaves out the styles of Mantine's components that no page uses. A class whose name no script holds is on no element,
 * so a rule for it never applies.
 */
export function unusedStyles(): Plugin {
  return {
    name: 'vallis-unused-styles',
    apply: 'build',
    generateBundle(_, bundle) {
      const used = new Set<string>();
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') for (const [name] of file.code.matchAll(CLASS)) used.add(name);
      }
      const applies = (selector: string) => (selector.match(CLASS) ?? []).every((name) => used.has(name));
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const sheet = postcss.parse(String(file.source));
        sheet.walkRules((rule) => {
          const selectors = rule.selectors.filter(applies);
          if (selectors.length === 0) rule.remove();
          else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
        });
        file.source = sheet.toString();
      }
    },
  };
}
