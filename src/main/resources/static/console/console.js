// Says when what is shown may be old, lets a hidden page rest, and keeps open what a reader opened.
(function () {
  "use strict";
  var page = document.documentElement;
  var open = [];
  var focused = "";
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
  document.addEventListener("htmx:beforeSwap", function (event) {
    open = Array.from(event.detail.target.querySelectorAll("details[id][open]"), function (one) {
      return one.id;
    });
    focused = document.activeElement ? document.activeElement.id : "";
  });
  document.addEventListener("htmx:afterSwap", function () {
    open.forEach(function (id) {
      var one = document.getElementById(id);
      if (one) {
        one.open = true;
      }
    });
    // What was inside could not be focused while it was closed.
    var field = focused && document.getElementById(focused);
    if (field && document.activeElement === document.body) {
      field.focus({ preventScroll: true });
    }
  });
  // A file that is no picture has no thumbnail; its words say so already.
  document.addEventListener(
    "error",
    function (event) {
      if (event.target.matches && event.target.matches("img.thumb")) {
        event.target.hidden = true;
      }
    },
    true
  );
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-does]");
    if (!button) {
      return;
    }
    if (button.dataset.does === "print") {
      window.print();
    } else if (button.dataset.does === "close") {
      button.closest("details").open = false;
    }
  });
})();
