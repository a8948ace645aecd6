/* What the theme's scripts expect to find: where the site stands, and what a reader chose on it. A
   browser may refuse to keep anything; then nothing is kept. */
(() => {
  "use strict";

  const root = new URL(document.currentScript.dataset.scope, location);
  const named = (key, scope) => `${scope.pathname}.${key}`;

  window.__md_scope = root;
  window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  window.__md_get = (key, storage, scope = root) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(named(key, scope)));
    } catch {
      return null;
    }
  };
  window.__md_set = (key, value, storage, scope = root) => {
    try {
      (storage ?? localStorage).setItem(named(key, scope), JSON.stringify(value));
    } catch { /* not allowed */ }
  };
})();
