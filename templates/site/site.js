/* 网页没有这个脚本也完整。有了它：注明公示进行中还是已结束；页首多一个“大字”按钮和查找框；
   统计表可以排序；“复制公示”页有复制按钮。写法照顾老浏览器（ES5）。 */
(function () {
  'use strict';

  var root = ''; /* 到网站首页所在文件夹的路径 */

  /* 建一个元素：element('p', 'note', '文字')。文字只作文字，不作 HTML。 */
  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) { e.className = className; }
    if (text) { e.appendChild(document.createTextNode(text)); }
    return e;
  }

  function each(selector, within, use) {
    var list = (within || document).querySelectorAll(selector), i;
    for (i = 0; i < list.length; i++) { use(list[i], i); }
  }

  /* ---- 公示期 ---- */

  /* 今天的日期，按北京时间，与读者电脑的时区无关，如 2026-07-13。 */
  function today() {
    var t = new Date(new Date().getTime() + 8 * 3600 * 1000);
    function two(n) { return (n < 10 ? '0' : '') + n; }
    return t.getUTCFullYear() + '-' + two(t.getUTCMonth() + 1) + '-' + two(t.getUTCDate());
  }

  function showState(box) {
    var now = today(), from = box.getAttribute('data-from'), until = box.getAttribute('data-until');
    var inline = box.nodeName === 'P', kind = 'on', text = '公示进行中';
    if (now < from) {
      kind = 'before';
      text = '公示尚未开始';
    } else if (now > until) {
      kind = 'over';
      text = '公示已结束';
    } else if (now === until) {
      text = '公示进行中，今天截止';
    }
    if (inline) { box.appendChild(document.createTextNode(' ')); }
    box.appendChild(element(inline ? 'span' : 'p', 'state state-' + kind, text));
  }

  function showTakenDown(box) {
    var main = document.getElementById('main'), last = box.getAttribute('data-takedown');
    if (!main || !last || today() <= last) { return; }
    main.insertBefore(element('p', 'taken-down', '本网页已过撤下日期，内容请以党工委最近公布的为准。'), main.firstChild);
  }

  /* ---- 大字 ---- */

  /* 从文件夹打开或禁用存储时，记不住选择也照常能用。 */
  function remember(value) {
    try {
      if (value === undefined) { return window.localStorage.getItem('large') === '1'; }
      window.localStorage.setItem('large', value ? '1' : '0');
    } catch (e) { /* 不记 */ }
    return false;
  }

  function addLargeButton(list) {
    var item = element('li'), button = element('button', 'large-text', '大字'), on = remember();
    function show() {
      document.documentElement.className = on ? 'large' : '';
      button.setAttribute('aria-pressed', on ? 'true' : 'false');
    }
    button.type = 'button';
    button.onclick = function () { on = !on; show(); remember(on); };
    show();
    item.appendChild(button);
    list.appendChild(item);
  }

  /* ---- 查找 ---- */

  var most = 30; /* 最多列出几条 */

  /* 查找时不计空格、间隔号和大小写、全角半角。 */
  function plain(text) {
    return text.toLowerCase().replace(/[\uff01-\uff5e]/g, function (c) {
      return String.fromCharCode(c.charCodeAt(0) - 0xfee0).toLowerCase();
    }).replace(/[\s\u3000·・•.]/g, '');
  }

  /* 从第 i 个音节起，每个音节输入了开头的一个或几个字母：zs、zhangs、zsan 都是张三。 */
  function spells(syllables, i, typed) {
    var k;
    if (!typed) { return true; }
    if (i >= syllables.length) { return false; }
    for (k = Math.min(syllables[i].length, typed.length); k > 0; k--) {
      if (syllables[i].slice(0, k) === typed.slice(0, k) && spells(syllables, i + 1, typed.slice(k))) { return true; }
    }
    return false;
  }

  /* 越像越小，不像是 0。 */
  function rank(name, syllables, typed) {
    var at = plain(name).indexOf(typed), parts, i;
    if (at === 0) { return 1; }
    if (at > 0) { return 2; }
    if (!/^[a-z0-9]+$/.test(typed)) { return 0; }
    parts = syllables.split(' ');
    for (i = 0; i < parts.length; i++) {
      if (spells(parts, i, typed)) { return i === 0 ? 3 : 4; }
    }
    return 0;
  }

  function search(index, typed) {
    var found = [];
    function add(order, name, distinction, note, page) {
      found.push({order: order, at: found.length, name: name, distinction: distinction, note: note, page: page});
    }
    index.branches.forEach(function (b, i) {
      var order = rank(b[0], b[1], typed);
      if (order) { add(order, b[0], '', '党支部', 'branches/' + (i + 1) + '.html'); }
    });
    index.people.forEach(function (p) {
      var order = rank(p[0], p[1], typed);
      if (order) {
        add(order, p[0], p[2] && '（' + p[2] + '）', ['三', '四', '五'][p[4] - 3] + '星级 · ' + index.branches[p[3] - 1][0],
          'branches/' + p[3] + '.html#' + p[5]);
      }
    });
    return found.sort(function (a, b) { return a.order - b.order || a.at - b.at; });
  }

  function addFindBox(place) {
    var form = element('form', 'find'), label = element('label', 'sr', '查找姓名或支部');
    var input = element('input'), box = element('div', 'find-results'), count = element('p', 'find-count'), list = element('ul');
    var asked = false;
    form.setAttribute('role', 'search');
    label.htmlFor = input.id = 'find';
    input.type = 'search';
    input.autocomplete = 'off';
    input.placeholder = '查姓名、支部';
    count.setAttribute('role', 'status');
    box.hidden = true;

    function show() {
      var typed = plain(input.value), index = window.xingbangFind, found, text;
      while (list.firstChild) { list.removeChild(list.firstChild); }
      box.hidden = !typed;
      if (!typed) { return; }
      if (!index) {
        count.textContent = '正在载入名单……';
        return;
      }
      found = search(index, typed);
      text = found.length ? '找到 ' + found.length + ' 条' : '没有找到，只能查星级党员和党支部';
      if (found.length > most) { text += '，列出前 ' + most + ' 条'; }
      count.textContent = text;
      found.slice(0, most).forEach(function (f) {
        var item = element('li'), link = element('a');
        link.href = root + f.page;
        link.appendChild(element('bdi', '', f.name));
        link.appendChild(element('bdi', 'find-distinction', f.distinction));
        link.appendChild(document.createTextNode(' '));
        link.appendChild(element('span', 'find-note', f.note));
        item.appendChild(link);
        list.appendChild(item);
      });
    }

    function load() {
      var script;
      if (asked) { return; }
      asked = true;
      script = document.createElement('script');
      script.src = root + 'assets/find.js';
      script.onload = show;
      script.onerror = function () { count.textContent = '名单没有载入，请刷新后再试'; };
      document.body.appendChild(script);
    }

    function close() { box.hidden = true; }

    /* 上下键在各条之间移动。 */
    function step(from, by) {
      var links = list.getElementsByTagName('a'), i, at = -1;
      for (i = 0; i < links.length; i++) {
        if (links[i] === from) { at = i; }
      }
      at += by;
      if (at < 0) {
        input.focus();
      } else if (links[at]) {
        links[at].focus();
      }
    }

    input.onfocus = load;
    input.oninput = function () { load(); show(); };
    form.onsubmit = function (e) {
      var first = list.getElementsByTagName('a')[0];
      e.preventDefault();
      if (first) { first.click(); }
    };
    form.onkeydown = function (e) {
      var key = e.key || '';
      if (key === 'Escape' || key === 'Esc') {
        close();
        input.focus();
      } else if (key === 'ArrowDown' || key === 'Down') {
        if (box.hidden) { show(); }
        step(document.activeElement, 1);
        e.preventDefault();
      } else if ((key === 'ArrowUp' || key === 'Up') && document.activeElement !== input) {
        step(document.activeElement, -1);
        e.preventDefault();
      }
    };
    list.onclick = function () { window.setTimeout(close, 0); };
    document.addEventListener('click', function (e) {
      if (!form.contains(e.target)) { close(); }
    });
    form.addEventListener('focusout', function (e) {
      if (e.relatedTarget && !form.contains(e.relatedTarget)) { close(); }
    });

    form.appendChild(label);
    form.appendChild(input);
    box.appendChild(count);
    box.appendChild(list);
    form.appendChild(box);
    place.appendChild(form);
  }

  /* ---- 表格排序 ---- */

  /* 一张表的各列由哪个表头管：管一列、直到表头最下一行的那个。 */
  function headers(table) {
    var rows = table.tHead.rows, grid = [], r, c, i, j, cell, at;
    for (r = 0; r < rows.length; r++) { grid.push([]); }
    for (r = 0; r < rows.length; r++) {
      at = 0;
      for (c = 0; c < rows[r].cells.length; c++) {
        cell = rows[r].cells[c];
        while (grid[r][at]) { at++; }
        for (i = 0; i < cell.rowSpan; i++) {
          for (j = 0; j < cell.colSpan; j++) { grid[r + i][at + j] = cell; }
        }
      }
    }
    return grid[rows.length - 1];
  }

  /* 第一列回到原来的顺序，其余按数，先大后小；同样大小的保持原来的顺序。 */
  function makeSortable(table) {
    var body = table.tBodies[0], heads = headers(table), rows = [];
    each('tr', body, function (row) { rows.push(row); });
    function number(row, column) {
      var n = parseFloat(row.cells[column].textContent);
      return isNaN(n) ? -1 : n;
    }
    function sort(column, down) {
      var order = rows.map(function (row, i) { return [column ? number(row, column) : i, i, row]; });
      order.sort(function (a, b) { return (down ? b[0] - a[0] : a[0] - b[0]) || a[1] - b[1]; });
      order.forEach(function (o) { body.appendChild(o[2]); });
      heads.forEach(function (th, i) {
        if (i === column) {
          th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        } else {
          th.removeAttribute('aria-sort');
        }
      });
    }
    heads.forEach(function (th, column) {
      var button = element('button', 'sort');
      button.type = 'button';
      while (th.firstChild) { button.appendChild(th.firstChild); }
      button.onclick = function () { sort(column, th.getAttribute('aria-sort') !== 'descending' && column > 0); };
      th.appendChild(button);
    });
    heads[0].setAttribute('aria-sort', 'ascending');
  }

  /* ---- 复制公示 ---- */

  /* 借 copy 事件放进剪贴板，不需要权限，从文件夹打开也行。 */
  function copy(area, kinds) {
    var done = false;
    function fill(e) {
      var kind;
      if (!e.clipboardData) { return; }
      for (kind in kinds) {
        if (kinds.hasOwnProperty(kind)) { e.clipboardData.setData(kind, kinds[kind]); }
      }
      e.preventDefault();
      done = true;
    }
    document.addEventListener('copy', fill);
    area.focus();
    area.select();
    try {
      /* 老 IE 没有上面的事件数据，照选中的文字复制，那就只够纯文字用。 */
      done = document.execCommand('copy') && (done || !kinds['text/html']);
    } catch (e) {
      done = false;
    }
    document.removeEventListener('copy', fill);
    return done;
  }

  function addCopyButtons(bar) {
    var source = document.getElementById('copy-source'), text = document.getElementById('copy-text');
    function add(place, before, label, area, kinds) {
      var line = element('p', 'copy-line'), button = element('button', 'copy-button', label), said = element('span', 'copy-said');
      button.type = 'button';
      said.setAttribute('role', 'status');
      button.onclick = function () {
        var ok = copy(area, kinds());
        said.textContent = ok ? '已复制，请到编辑器里粘贴' : '浏览器不让复制，请在框里全选后按 Ctrl+C';
        button.focus();
      };
      line.appendChild(button);
      line.appendChild(document.createTextNode(' '));
      line.appendChild(said);
      place.insertBefore(line, before);
    }
    function only(area) {
      return function () { return { 'text/plain': area.value }; };
    }
    while (bar.firstChild) { bar.removeChild(bar.firstChild); }
    add(bar, null, '复制公示', text, function () { return { 'text/html': source.value, 'text/plain': text.value }; });
    add(source.parentNode, source, '复制网页代码', source, only(source));
    add(text.parentNode, text, '复制纯文字', text, only(text));
  }

  function start() {
    var tools = document.querySelector('.site-tools'), bar = document.getElementById('copy-bar');
    root = document.body.getAttribute('data-root') || '';
    each('[data-until]', null, function (box) {
      showState(box);
      showTakenDown(box);
    });
    if (tools) {
      addLargeButton(tools.querySelector('ul'));
      addFindBox(tools);
    }
    each('table.sortable', null, makeSortable);
    if (bar) { addCopyButtons(bar); }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
}());
