/* 网页没有这个脚本也完整。有了它：公示期旁注明进行中还是已结束；页首多一个“大字”按钮。
   写法照顾老浏览器（ES5）。 */
(function () {
  'use strict';

  /* 今天的日期，按北京时间，与读者电脑的时区无关，如 2026-07-13。 */
  function today() {
    var t = new Date(new Date().getTime() + 8 * 3600 * 1000);
    function two(n) { return (n < 10 ? '0' : '') + n; }
    return t.getUTCFullYear() + '-' + two(t.getUTCMonth() + 1) + '-' + two(t.getUTCDate());
  }

  function showState(box) {
    var now = today(), from = box.getAttribute('data-from'), until = box.getAttribute('data-until');
    var state = document.createElement('p');
    if (now < from) {
      state.className = 'state state-before';
      state.appendChild(document.createTextNode('公示尚未开始'));
    } else if (now > until) {
      state.className = 'state state-over';
      state.appendChild(document.createTextNode('公示已结束'));
    } else {
      state.className = 'state state-on';
      state.appendChild(document.createTextNode(now === until ? '公示进行中，今天截止' : '公示进行中'));
    }
    box.appendChild(state);
  }

  /* 从文件夹打开或禁用存储时，记不住选择也照常能用。 */
  function remember(value) {
    try {
      if (value === undefined) { return window.localStorage.getItem('large') === '1'; }
      window.localStorage.setItem('large', value ? '1' : '0');
    } catch (e) { /* 不记 */ }
    return false;
  }

  function addLargeButton(list) {
    var item = document.createElement('li'), button = document.createElement('button');
    var root = document.documentElement, on = remember();
    function show() {
      root.className = on ? 'large' : '';
      button.setAttribute('aria-pressed', on ? 'true' : 'false');
    }
    button.type = 'button';
    button.className = 'large-text';
    button.appendChild(document.createTextNode('大字'));
    button.onclick = function () { on = !on; show(); remember(on); };
    show();
    item.appendChild(button);
    list.appendChild(item);
  }

  function start() {
    var box = document.querySelector('[data-until]');
    if (box) { showState(box); }
    var list = document.querySelector('.site-nav ul');
    if (list) { addLargeButton(list); }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
}());
