// Recognise: shows pictures to a recogniser and draws what it says over the pictures as they are here.
(function () {
  "use strict";
  var form = document.getElementById("look");
  if (!form) {
    return;
  }
  var LONGEST_SIDE = 900;
  var answer = document.getElementById("look-answer");
  var part = function (name) {
    return form.querySelector("[data-part=" + name + "]");
  };
  var shots = Array.from(form.querySelectorAll("[data-part=shot]"), shot);
  var asking = null;

  function say(name, values) {
    return part("words")
      .querySelector("[data-word=" + name + "]")
      .textContent.replace(/\{(\d)\}/g, function (all, at) {
        return (values || [])[at];
      });
  }

  function number(value, digits) {
    return Number(value).toLocaleString(document.documentElement.lang || "en", {
      maximumFractionDigits: digits === undefined ? 3 : digits
    });
  }

  function tell(text, kind) {
    part("status").textContent = text;
    part("status").className = text ? "note " + (kind || "") : "";
  }

  function element(name, kind, text) {
    var one = document.createElement(name);
    if (kind) {
      one.className = kind;
    }
    if (text !== undefined) {
      one.textContent = text;
    }
    return one;
  }

  // A place for one picture, or several when only their number counts.
  function shot(box) {
    var one = {
      box: box,
      canvas: box.querySelector("canvas"),
      video: box.querySelector("video"),
      files: [],
      image: null
    };
    box.querySelector("input[type=file]").addEventListener("change", function (event) {
      take(one, Array.from(event.target.files));
      event.target.value = "";
    });
    box.querySelector("[data-does=camera]").addEventListener("click", function () {
      film(one);
    });
    box.querySelector("[data-does=snap]").addEventListener("click", function () {
      snap(one);
    });
    return one;
  }

  async function take(one, files) {
    if (!files.length) {
      return;
    }
    still(one);
    try {
      one.image = await createImageBitmap(files[0]);
    } catch (notShown) {
      tell(say("unreadable"), "bad");
      return;
    }
    one.files = files.slice(0, 8);
    tell("");
    answer.replaceChildren();
    draw(one, null, []);
    ready();
  }

  async function film(one) {
    try {
      one.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
    } catch (none) {
      tell(say("no-camera"), "bad");
      return;
    }
    tell("");
    one.video.srcObject = one.stream;
    one.video.hidden = false;
    one.canvas.hidden = true;
    one.box.querySelector("[data-part=empty]").hidden = true;
    one.box.querySelector("[data-does=snap]").hidden = false;
    await one.video.play();
  }

  function still(one) {
    if (one.stream) {
      one.stream.getTracks().forEach(function (track) {
        track.stop();
      });
      one.stream = null;
    }
    one.video.hidden = true;
    one.box.querySelector("[data-does=snap]").hidden = true;
  }

  function snap(one) {
    var picture = document.createElement("canvas");
    picture.width = one.video.videoWidth;
    picture.height = one.video.videoHeight;
    if (!picture.width) {
      return;
    }
    picture.getContext("2d").drawImage(one.video, 0, 0);
    picture.toBlob(
      function (blob) {
        take(one, [new File([blob], "camera.jpg", { type: "image/jpeg" })]);
      },
      "image/jpeg",
      0.92
    );
  }

  // The picture as it is here; places are in the pixels of the picture that was looked at.
  function draw(one, size, faces) {
    var scale = Math.min(1, LONGEST_SIDE / Math.max(one.image.width, one.image.height));
    var canvas = one.canvas;
    canvas.width = Math.round(one.image.width * scale);
    canvas.height = Math.round(one.image.height * scale);
    canvas.hidden = false;
    one.box.querySelector("[data-part=empty]").hidden = true;
    var pen = canvas.getContext("2d");
    pen.drawImage(one.image, 0, 0, canvas.width, canvas.height);
    faces.forEach(function (face, at) {
      var x = canvas.width / size.width;
      var y = canvas.height / size.height;
      var place = face.place;
      var line = Math.max(2, Math.round(canvas.width / 200));
      pen.lineWidth = line;
      pen.strokeStyle = colour(face);
      pen.strokeRect(place.left * x, place.top * y, place.width * x, place.height * y);
      var label = String(at + 1);
      pen.font = "bold " + Math.max(16, canvas.width / 28) + "px sans-serif";
      var width = pen.measureText(label).width + 10;
      var height = Math.max(20, canvas.width / 22);
      var top = Math.max(0, place.top * y - height);
      pen.fillStyle = colour(face);
      pen.fillRect(place.left * x - line / 2, top, width, height);
      pen.fillStyle = "#fff";
      pen.textBaseline = "middle";
      pen.fillText(label, place.left * x + 5 - line / 2, top + height / 2);
    });
  }

  function colour(face) {
    var known = (face.candidates || []).some(function (one) {
      return one.confirmed;
    });
    return !face.candidates ? "#1a5a96" : known ? "#1b6e43" : "#a3241c";
  }

  function skill() {
    return form.elements.skill.value;
  }

  function needed() {
    return skill() === "verify" ? 2 : 1;
  }

  function choose() {
    var skills = form.elements.recogniser.selectedOptions[0].dataset.skills.split(" ");
    Array.from(form.elements.skill.options, function (option) {
      option.hidden = option.disabled = skills.indexOf(option.value) < 0;
    });
    if (skills.indexOf(skill()) < 0) {
      form.elements.skill.value = skills[0];
    }
    adapt();
  }

  function adapt() {
    shots[1].box.hidden = needed() < 2;
    if (shots[1].box.hidden) {
      still(shots[1]);
    }
    shots[0].box.querySelector("input[type=file]").multiple = skill() === "liveness";
    part("features").hidden = skill() !== "describe";
    answer.replaceChildren();
    shots.forEach(function (one) {
      if (one.image) {
        draw(one, null, []);
      }
    });
    ready();
  }

  function ready() {
    var wanted = shots.slice(0, needed());
    part("go").disabled =
      asking !== null ||
      !wanted.every(function (one) {
        return one.files.length > 0;
      });
    part("about").textContent =
      skill() === "liveness" && shots[0].files.length > 1 ? say("several", [shots[0].files.length]) : "";
  }

  async function ask(event) {
    event.preventDefault();
    if (asking) {
      return;
    }
    var name = form.elements.recogniser.value;
    var body = new FormData();
    shots.slice(0, needed()).forEach(function (one) {
      (skill() === "liveness" ? one.files : one.files.slice(0, 1)).forEach(function (file) {
        body.append("picture", file);
      });
    });
    if (skill() === "describe" && form.elements.features.checked) {
      body.append("features", "true");
    }
    asking = new AbortController();
    answer.replaceChildren();
    var began = Date.now();
    var ticking = setInterval(function () {
      tell(say("waiting", [name, Math.round((Date.now() - began) / 1000)]));
    }, 500);
    busy(true);
    tell(say("waiting", [name, 0]));
    try {
      var response = await fetch("/api/recognisers/" + encodeURIComponent(name) + "/" + skill(), {
        method: "POST",
        body: body,
        signal: asking.signal
      });
      var said = await response.json();
      if (response.ok) {
        tell("");
        show(said, (Date.now() - began) / 1000);
      } else {
        refused(said, response.status);
      }
    } catch (trouble) {
      tell(say(trouble.name === "AbortError" ? "stopped" : "broken"), "bad");
    } finally {
      clearInterval(ticking);
      asking = null;
      busy(false);
      ready();
    }
  }

  function busy(yes) {
    part("progress").hidden = !yes;
    part("stop").hidden = !yes;
    part("go").disabled = yes;
    form.elements.recogniser.disabled = yes;
    form.elements.skill.disabled = yes;
  }

  function refused(said, status) {
    var words = said.words || said.detail || String(status);
    tell(words + (said.advice ? " " + said.advice : ""), "bad");
    if (said.particulars) {
      part("status").append(element("span", "small soft words", " " + said.particulars));
    }
  }

  function show(said, seconds) {
    if (said.faces) {
      draw(shots[0], said.pictures[0], said.faces);
      answer.append(element("p", "", say("faces", [said.faces.length])));
      answer.append(list(said.faces.map(face)));
    }
    if (said.candidates) {
      answer.append(
        said.candidates.length ? list(said.candidates.map(candidate)) : element("p", "", say("nobody"))
      );
    }
    if (said.comparison) {
      verdict(said.comparison.same, say(said.comparison.same ? "same" : "other"), said.comparison.score);
    }
    if (said.liveness) {
      verdict(said.liveness.live, say(said.liveness.live ? "live" : "not-live"), said.liveness.score);
    }
    if (said.features) {
      answer.append(element("p", "", say("described", [said.features.length])));
      if (said.features.numbers) {
        answer.append(
          element("pre", "sample", said.features.numbers.map(function (one) { return one.toFixed(4); }).join(" "))
        );
      }
    }
    var counted = said.candidates || said.comparison || (said.faces || []).some(function (one) { return one.candidates; });
    if (said.scale && counted) {
      var low = said.scale.lower_is_closer;
      answer.append(
        element(
          "p",
          "small soft",
          say(low ? "threshold-low" : "threshold", [number(said.scale.threshold), number(said.scale.least), number(said.scale.most)])
        )
      );
    }
    answer.append(element("p", "small soft", say("took", [number(seconds, 1)])));
  }

  function verdict(good, words, score) {
    var line = element("p", "line");
    line.append(element("b", "", words), element("span", "tag " + (good ? "good" : "bad"), say("score", [number(score)])));
    answer.append(line);
  }

  function list(items) {
    var all = element("ul", "list");
    items.forEach(function (item) {
      all.append(item);
    });
    return all;
  }

  function face(one, at) {
    var item = element("li");
    var head = element("p", "line");
    head.append(element("b", "", say("face", [at + 1])));
    if (one.confidence !== undefined && one.confidence !== null) {
      head.append(element("span", "tag", number(one.confidence, 2)));
    }
    var seen = one.measures;
    if (seen && seen.blur !== null && seen.illumination !== null && seen.yaw !== null) {
      head.append(
        element("span", "small soft", say("measures", [number(seen.blur, 2), number(seen.illumination, 0), number(seen.yaw, 0)]))
      );
    }
    item.append(head);
    if (one.candidates) {
      item.append(
        one.candidates.length ? list(one.candidates.map(candidate)) : element("p", "small soft", say("stranger"))
      );
    }
    return item;
  }

  function candidate(one) {
    var item = element("li", "line candidate" + (one.confirmed ? "" : " suggestion"));
    if (one.identity_id && one.name) {
      var link = element("a", "name", one.name);
      link.href = "/people/" + encodeURIComponent(one.identity_id);
      item.append(link, element("code", "soft", one.identity_id));
    } else {
      item.append(element("code", "name", one.identity_id || one.key), element("span", "small soft", say("not-ours")));
    }
    if (one.group) {
      item.append(element("span", "small soft", one.group));
    }
    item.append(
      element("span", "tag number", one.score === null ? say("no-score") : say("score", [number(one.score)])),
      element("span", "tag " + (one.confirmed ? "good" : "wait"), say(one.confirmed ? "sure" : "suggestion"))
    );
    return item;
  }

  form.addEventListener("submit", ask);
  form.elements.recogniser.addEventListener("change", choose);
  form.elements.skill.addEventListener("change", adapt);
  part("stop").addEventListener("click", function () {
    if (asking) {
      asking.abort();
    }
  });
  choose();
})();
