/* 网页不是最近一次生成的，就重新载入，停在原来的位置。 */
(function () {
  'use strict';
  var me = document.currentScript, key = 'xingbang-preview', at;
  if (!window.EventSource) { return; }
  try {
    at = JSON.parse(sessionStorage.getItem(key) || 'null');
    sessionStorage.removeItem(key);
    if (at && at.path === location.pathname) { window.addEventListener('load', function () { window.scrollTo(0, at.y); }); }
  } catch (e) { /* 不记 */ }
  new EventSource(me.getAttribute('data-events') + '?seen=' + encodeURIComponent(me.getAttribute('data-version'))).onmessage = function () {
    this.close();
    try {
      sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, y: window.pageYOffset }));
    } catch (e) { /* 不记 */ }
    location.reload();
  };
}());
