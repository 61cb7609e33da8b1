// Before the first paint: the colours, the contrast and the language that the reader chose, so that nothing flashes.
(function () {
  var html = document.documentElement;
  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // a browser that keeps nothing
    }
  }
  var scheme = kept('mantine-color-scheme-value');
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  html.setAttribute('data-mantine-color-scheme', scheme);
  if (kept('contrast') === 'more') html.setAttribute('data-contrast', 'more');
  html.lang = kept('language') || (navigator.language.startsWith('ru') ? 'ru' : 'en');
})();
