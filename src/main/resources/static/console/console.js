// Says when what is shown may be old, and lets a hidden page rest.
(function () {
  "use strict";
  var page = document.documentElement;
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (document.hidden && event.detail.requestConfig.verb === "get") {
      event.preventDefault();
    }
  });
  document.addEventListener("htmx:sendError", function () {
    page.classList.add("stale");
  });
  document.addEventListener("htmx:timeout", function () {
    page.classList.add("stale");
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (status >= 500) {
      page.classList.add("stale");
    } else if (status > 0) {
      page.classList.remove("stale");
    }
  });
})();
