// Enrol people: collects chosen and dropped files, shows what they are, sends them as one batch.
(function () {
  "use strict";
  var form = document.getElementById("upload");
  if (!form) {
    return;
  }
  var MOST_FILES = 100000;
  var part = function (name) {
    return form.querySelector("[data-part=" + name + "]");
  };
  var place = part("place");
  var files = [];
  var sending = null;

  function say(name, values) {
    return part("words")
      .querySelector("[data-word=" + name + "]")
      .textContent.replace(/\{(\d)\}/g, function (all, at) {
        return values[at];
      });
  }

  function megabytes(bytes) {
    return (bytes / 1048576).toLocaleString(page(), { maximumFractionDigits: bytes < 10485760 ? 1 : 0 });
  }

  function page() {
    return document.documentElement.lang || "en";
  }

  function tell(text, kind) {
    var status = part("status");
    status.textContent = text;
    status.className = text ? "note " + (kind || "") : "";
  }

  // What lies in one chosen folder counts as if it lay in the drop itself.
  function withoutCommonFolder(found) {
    var first = found.length ? found[0].path.split("/") : [];
    var shared =
      first.length > 1 &&
      found.every(function (one) {
        return one.path.indexOf(first[0] + "/") === 0;
      });
    return shared
      ? found.map(function (one) {
          return { path: one.path.slice(first[0].length + 1), file: one.file };
        })
      : found;
  }

  function hidden(path) {
    return path.split("/").some(function (name) {
      return name.charAt(0) === "." || /^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name);
    });
  }

  function take(found) {
    files = withoutCommonFolder(
      found.filter(function (one) {
        return !hidden(one.path);
      })
    );
    show();
  }

  function target(one) {
    var group = form.elements.group.value.trim();
    return group && one.path.indexOf("/") < 0 && !/\.(zip|csv|tsv|txt|xlsx)$/i.test(one.path)
      ? group + "/" + one.path
      : one.path;
  }

  function show() {
    var bytes = 0;
    var lists = 0;
    var zips = 0;
    var groups = new Map();
    files.forEach(function (one) {
      bytes += one.file.size;
      if (/\.(csv|tsv|txt|xlsx)$/i.test(one.path)) {
        lists++;
      } else if (/\.zip$/i.test(one.path)) {
        zips++;
      } else {
        var path = target(one);
        var group = path.indexOf("/") < 0 ? form.elements.drop.selectedOptions[0].dataset.group : path.split("/")[0];
        groups.set(group, (groups.get(group) || 0) + 1);
      }
    });
    var photos = files.length - lists - zips;
    var names = Array.from(groups.keys()).slice(0, 5).map(function (name) {
      return name + " (" + groups.get(name).toLocaleString(page()) + ")";
    });
    if (groups.size > 5) {
      names.push("… +" + (groups.size - 5).toLocaleString(page()));
    }
    part("chosen").textContent = files.length
      ? say("chosen", [photos, lists, zips].map(function (n) { return n.toLocaleString(page()); }).concat(megabytes(bytes))) +
        (names.length ? " " + say("groups", [names.join(", ")]) : "")
      : "";
    part("go").disabled = files.length === 0 || files.length > MOST_FILES;
    tell(files.length > MOST_FILES ? say("many", [MOST_FILES.toLocaleString(page())]) : "", "bad");
  }

  function chosen(event) {
    take(
      Array.from(event.target.files, function (file) {
        return { path: file.webkitRelativePath || file.name, file: file };
      })
    );
    event.target.value = "";
  }

  // A directory reader hands out a part at a time; an empty part is the end.
  function entries(reader, found) {
    return new Promise(function (done, failed) {
      reader.readEntries(function (some) {
        done(some.length ? entries(reader, found.concat(some)) : found);
      }, failed);
    });
  }

  async function walk(entry, into) {
    if (entry.isFile) {
      var file = await new Promise(function (done, failed) {
        entry.file(done, failed);
      });
      into.push({ path: entry.fullPath.slice(1), file: file });
      return;
    }
    for (var each of await entries(entry.createReader(), [])) {
      await walk(each, into);
    }
  }

  async function dropped(event) {
    event.preventDefault();
    place.classList.remove("over");
    var roots = Array.from(event.dataTransfer.items || [], function (item) {
      return item.webkitGetAsEntry && item.webkitGetAsEntry();
    }).filter(Boolean);
    var plain = Array.from(event.dataTransfer.files || [], function (file) {
      return { path: file.name, file: file };
    });
    var found = [];
    try {
      tell(say("looking", []));
      for (var root of roots) {
        await walk(root, found);
      }
      take(roots.length ? found : plain);
    } catch (trouble) {
      tell(say("unreadable", [trouble.message]), "bad");
    }
  }

  function left(seconds) {
    return seconds < 60 ? say("seconds", [Math.max(1, Math.round(seconds))]) : say("minutes", [Math.round(seconds / 60)]);
  }

  function send(event) {
    event.preventDefault();
    if (!files.length || sending) {
      return;
    }
    var body = new FormData();
    body.append("drop", form.elements.drop.value);
    body.append("mode", form.elements.mode.checked ? "check" : "enrol");
    files.forEach(function (one) {
      body.append("files", one.file, target(one));
    });
    var began = Date.now();
    sending = new XMLHttpRequest();
    sending.open("POST", form.getAttribute("action"));
    sending.upload.addEventListener("progress", function (step) {
      if (!step.lengthComputable) {
        return;
      }
      var share = step.loaded / step.total;
      part("progress").value = share;
      var rest = share > 0.02 ? left(((Date.now() - began) / 1000) * (1 / share - 1)) : "";
      tell(
        step.loaded < step.total
          ? say("sending", [megabytes(step.loaded), megabytes(step.total), Math.floor(share * 100), rest])
          : say("arrived", [])
      );
    });
    sending.addEventListener("load", answered);
    sending.addEventListener("error", function () {
      end(say("broken", []));
    });
    sending.addEventListener("abort", function () {
      end(say("stopped", []));
    });
    part("progress").value = 0;
    busy(true);
    tell(say("sending", ["0", "…", 0, ""]));
    sending.send(body);
  }

  function answered() {
    var answer = {};
    try {
      answer = JSON.parse(sending.responseText);
    } catch (notJson) {
      answer = {};
    }
    if (sending.status === 202 && answer.batch) {
      tell(say("opening", []), "good");
      window.location.assign("/batches/" + encodeURIComponent(answer.batch.id || answer.batch));
      return;
    }
    end(
      sending.status === 413
        ? say("large", [])
        : say("refused", [answer.detail || sending.status + " " + sending.statusText])
    );
  }

  function end(text) {
    sending = null;
    busy(false);
    tell(text, "bad");
  }

  function busy(yes) {
    part("progress").hidden = !yes;
    part("stop").hidden = !yes;
    part("go").disabled = yes;
    part("fields").disabled = yes;
  }

  // A drop that only checks does so here as well, unless somebody wants otherwise.
  function into() {
    form.elements.mode.checked = form.elements.drop.selectedOptions[0].dataset.mode === "CHECK";
    label();
    show();
  }

  function label() {
    part("enrol").hidden = form.elements.mode.checked;
    part("check").hidden = !form.elements.mode.checked;
  }

  form.addEventListener("submit", send);
  form.querySelectorAll("input[type=file]").forEach(function (input) {
    input.addEventListener("change", chosen);
  });
  form.elements.group.addEventListener("input", show);
  form.elements.drop.addEventListener("change", into);
  form.elements.mode.addEventListener("change", label);
  part("stop").addEventListener("click", function () {
    if (sending) {
      sending.abort();
    }
  });
  ["dragenter", "dragover"].forEach(function (name) {
    place.addEventListener(name, function (event) {
      event.preventDefault();
      place.classList.add("over");
    });
  });
  place.addEventListener("dragleave", function () {
    place.classList.remove("over");
  });
  place.addEventListener("drop", dropped);
  window.addEventListener("beforeunload", function (event) {
    if (sending && sending.readyState < 4) {
      event.preventDefault();
    }
  });
  into();
})();
