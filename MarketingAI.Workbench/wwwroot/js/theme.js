// Runs before the first paint, so that no page flashes in the wrong colours.
(function () {
  'use strict';
  var key = 'workbench-theme';
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  var listeners = [];
  function chosen() {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }
  function apply() {
    var mode = chosen() || (system.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = mode;
    listeners.forEach(function (tell) { tell(mode === 'dark'); });
  }
  window.workbenchTheme = {
    isDark: function () { return document.documentElement.dataset.theme === 'dark'; },
    toggle: function () {
      var next = this.isDark() ? 'light' : 'dark';
      try {
        if (next === (system.matches ? 'dark' : 'light')) { localStorage.removeItem(key); } else { localStorage.setItem(key, next); }
      } catch (e) { /* private window: the choice lasts as long as the page */ }
      document.documentElement.dataset.theme = next;
      listeners.forEach(function (tell) { tell(next === 'dark'); });
    },
    listen: function (tell) { listeners.push(tell); tell(this.isDark()); }
  };
  try {
    if (localStorage.getItem('workbench-menu') === 'folded') { document.documentElement.dataset.menu = 'folded'; }
  } catch (e) { /* the menu stays open */ }
  system.addEventListener('change', apply);
  apply();
})();
