// A kiosk: takes a picture while something moves before the camera, or by hand, and shows who it is.
(function () {
  "use strict";
  var kiosk = document.getElementById("kiosk");
  var camera = document.getElementById("camera");
  var still = document.getElementById("still");
  var every = Number(kiosk.dataset.every);
  var LONGEST_SIDE = 960;
  var GREETED = 4000;
  // Without a change before the camera nothing is asked for so long; somebody who stands still is asked again after it.
  var REST = 10000;
  var CHANGE = 6;
  var GRID = 32;
  // An older picture says nothing any more about who is here now.
  var GIVE_UP = 20000;
  var small = document.createElement("canvas");
  var picture = document.createElement("canvas");
  var sent = null;
  var sentAt = 0;
  var shownUntil = 0;

  function say(name, value) {
    return document.querySelector("#say [data-word=" + name + "]").textContent.replace("{0}", value);
  }

  function key() {
    return new URLSearchParams(location.hash.slice(1)).get("key") || "";
  }

  function pause(milliseconds) {
    return new Promise(function (done) {
      setTimeout(done, milliseconds);
    });
  }

  function note(text) {
    document.getElementById("note").textContent = text;
  }

  function show(state, headline, words) {
    kiosk.dataset.state = state;
    document.getElementById("headline").textContent = headline;
    document.getElementById("words").textContent = words || "";
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (one) {
      return one.toString(16).padStart(2, "0");
    }).join("");
  }

  function fit(source, width, height) {
    var scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    picture.width = Math.round(width * scale);
    picture.height = Math.round(height * scale);
    picture.getContext("2d").drawImage(source, 0, 0, picture.width, picture.height);
    return new Promise(function (done) {
      picture.toBlob(done, "image/jpeg", 0.9);
    });
  }

  function glance() {
    small.width = small.height = GRID;
    var pen = small.getContext("2d", { willReadFrequently: true });
    pen.drawImage(camera, 0, 0, GRID, GRID);
    var pixels = pen.getImageData(0, 0, GRID, GRID).data;
    var grey = new Float32Array(GRID * GRID);
    for (var i = 0; i < grey.length; i++) {
      grey[i] = (pixels[4 * i] + pixels[4 * i + 1] + pixels[4 * i + 2]) / 3;
    }
    return grey;
  }

  function hasChanged(now) {
    if (!sent || Date.now() - sentAt > REST) {
      return true;
    }
    var sum = 0;
    for (var i = 0; i < now.length; i++) {
      sum += Math.abs(now[i] - sent[i]);
    }
    return sum / now.length > CHANGE;
  }

  // The same picture is sent under the same id until it is answered: it is one event however often it is sent.
  async function ask(blob) {
    var id = newId();
    var began = Date.now();
    while (Date.now() - began < GIVE_UP) {
      var body = new FormData();
      body.append("id", id);
      body.append("picture", blob, "kiosk.jpg");
      var response = null;
      try {
        response = await fetch("/api/kiosk/" + encodeURIComponent(kiosk.dataset.name) + "/look", {
          method: "POST",
          headers: key() ? { "Muster-Kiosk-Key": key() } : {},
          body: body
        });
      } catch (offline) {
        note(say("offline"));
        await pause(2000);
        continue;
      }
      if (response.status === 429) {
        await pause(Math.max(every, 1000 * Number(response.headers.get("Retry-After") || 1)));
        continue;
      }
      var said = await response.json().catch(function () {
        return {};
      });
      return answered(response, said);
    }
  }

  function answered(response, said) {
    note("");
    if (response.status === 403) {
      show("trouble", say("key"));
      return;
    }
    if (!said.result) {
      show("trouble", say("broken", said.detail || String(response.status)));
      return;
    }
    // Who was greeted stays greeted although the next picture shows only a back.
    if (Date.now() < shownUntil && said.result !== "recognised") {
      return;
    }
    show(said.result, said.headline, said.words);
    shownUntil = said.result === "recognised" ? Date.now() + GREETED : 0;
  }

  async function watch() {
    for (;;) {
      var now = glance();
      if (hasChanged(now)) {
        sent = now;
        sentAt = Date.now();
        var blob = await fit(camera, camera.videoWidth, camera.videoHeight);
        await ask(blob);
      }
      await pause(every);
    }
  }

  async function byHand(event) {
    var file = event.target.files[0];
    event.target.value = "";
    if (!file) {
      return;
    }
    var image;
    try {
      image = await createImageBitmap(file);
    } catch (notShown) {
      show("refused", say("unreadable"));
      return;
    }
    document.getElementById("file").disabled = true;
    shownUntil = 0;
    show("looking", say("looking"));
    var blob = await fit(image, image.width, image.height);
    still.width = picture.width;
    still.height = picture.height;
    still.getContext("2d").drawImage(picture, 0, 0);
    still.hidden = false;
    camera.hidden = true;
    await ask(blob);
    document.getElementById("file").disabled = false;
  }

  async function begin() {
    try {
      camera.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 720 } }
      });
      await camera.play();
    } catch (none) {
      camera.hidden = true;
      document.getElementById("by-hand").hidden = false;
      note(say("no-camera"));
      return;
    }
    watch();
  }

  function tick() {
    document.getElementById("clock").textContent = new Date().toLocaleTimeString(document.documentElement.lang || "en", {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false
    });
  }

  // The key stays in the address when the language is changed.
  document.getElementById("language").addEventListener("click", function (event) {
    event.target.href = event.target.getAttribute("href").split("#")[0] + location.hash;
  });
  document.getElementById("file").addEventListener("change", byHand);
  setInterval(tick, 1000);
  tick();
  begin();
})();
