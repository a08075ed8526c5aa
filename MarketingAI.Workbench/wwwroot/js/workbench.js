// What only the browser can do: menus, the page finder, copying, downloads, the reader's own time zone.
(function () {
  'use strict';
  var root = document.documentElement;

  function closest(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
  }

  function closePops(except) {
    document.querySelectorAll('details[data-pop][open]').forEach(function (pop) {
      if (pop !== except) { pop.open = false; }
    });
  }

  function openFinder() {
    var finder = document.getElementById('finder');
    if (!finder || finder.open) { return; }
    finder.showModal();
    var input = document.getElementById('finder-input');
    input.value = '';
    filterFinder('');
    input.focus();
  }

  function filterFinder(text) {
    var words = text.toLowerCase().split(/\s+/).filter(Boolean);
    var any = false;
    document.querySelectorAll('#finder-list > li').forEach(function (item) {
      var hit = words.every(function (word) { return item.dataset.words.includes(word); });
      item.hidden = !hit;
      any = any || hit;
    });
    var none = document.querySelector('.finder-none');
    if (none) { none.hidden = any; }
  }

  function moveInFinder(step) {
    var links = Array.from(document.querySelectorAll('#finder-list > li:not([hidden]) > a'));
    var at = links.indexOf(document.activeElement);
    var next = at + step;
    if (next < 0) { document.getElementById('finder-input').focus(); } else if (links[next]) { links[next].focus(); }
  }

  document.addEventListener('click', function (event) {
    if (closest(event, '[data-theme-toggle]')) { window.workbenchTheme.toggle(); }
    if (closest(event, '[data-open-menu]')) { root.dataset.drawer = 'open'; }
    if (closest(event, '[data-close-menu]') || closest(event, '.side a')) { delete root.dataset.drawer; }
    if (closest(event, '[data-fold-menu]')) {
      var folded = root.dataset.menu === 'folded';
      if (folded) { delete root.dataset.menu; } else { root.dataset.menu = 'folded'; }
      try { localStorage.setItem('workbench-menu', folded ? 'open' : 'folded'); } catch (e) { /* lasts as long as the page */ }
    }
    if (closest(event, '[data-skip]')) {
      event.preventDefault();
      document.getElementById('main').focus();
    }
    if (closest(event, '[data-open-finder]')) { openFinder(); }
    if (closest(event, '.finder a')) { document.getElementById('finder').close(); }
    if (event.target instanceof HTMLDialogElement && event.target.id === 'finder') { event.target.close(); }
    if (closest(event, '[data-reload]')) { location.reload(); }
    if (closest(event, '[data-reconnect]')) { window.Blazor.reconnect(); }
    closePops(closest(event, 'details[data-pop]'));
    if (closest(event, '.pop-panel a')) { closePops(null); }
  });

  document.addEventListener('input', function (event) {
    if (event.target.id === 'finder-input') { filterFinder(event.target.value); }
  });

  document.addEventListener('change', function (event) {
    if (event.target.matches && event.target.matches('[data-submit-on-change]')) { event.target.form.requestSubmit(); }
  });

  document.addEventListener('keydown', function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openFinder();
    } else if (event.key === 'Escape') {
      var open = document.querySelector('details[data-pop][open]');
      if (open) {
        open.open = false;
        open.querySelector('summary').focus();
      }
      delete root.dataset.drawer;
    } else if (closest(event, '.finder')) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        moveInFinder(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Enter' && event.target.id === 'finder-input') {
        var first = document.querySelector('#finder-list > li:not([hidden]) > a');
        if (first) { first.click(); }
      }
    }
  });

  function fetchWhenIdle(url) {
    var idle = window.requestIdleCallback || function (run) { setTimeout(run, 1500); };
    idle(function () { fetch(url, { priority: 'low' }).catch(function () { /* a chart will ask again */ }); });
  }

  window.workbench = {
    recall: function (name) {
      try { return localStorage.getItem('workbench-' + name); } catch (e) { return null; }
    },
    keep: function (name, text) {
      try { localStorage.setItem('workbench-' + name, text); } catch (e) { /* lasts as long as the page */ }
    },
    copy: async function (text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch (e) {
        return false;
      }
    },
    download: async function (name, type, reference) {
      var url = URL.createObjectURL(new Blob([await reference.arrayBuffer()], { type: type }));
      var link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    },
    saveChart: function (id, image) {
      var plot = document.getElementById(id);
      var layout = Object.assign({}, plot.layout, {
        title: { text: image.title, x: 0.02 },
        paper_bgcolor: image.ground,
        margin: Object.assign({}, plot.layout.margin, { t: 72 })
      });
      return window.Plotly.downloadImage({ data: plot.data, layout: layout }, {
        format: image.format, filename: image.fileName, width: image.width, height: image.height
      }).then(function () { });
    },
    listenToTheme: function (listener) {
      root.dataset.live = 'yes';
      window.workbenchTheme.listen(function (dark) { listener.invokeMethodAsync('Show', dark).catch(function () { /* the circuit is gone */ }); });
      fetchWhenIdle('_content/Plotly.Blazor/plotly-basic-3.7.0.min.js');
    }
  };
})();
