// Shows a picture to a device, as its camera would.

import {count, score, t} from "./words.js";
import {field, h, svg, swap} from "./dom.js";
import {detect, match as compare, read} from "./box.js";
import {bar, busy, demonstration, empty, face, notice, problem, typeOf, when} from "./look.js";
import {photoField} from "./photo.js";

const side = ([left, top, right, bottom]) => Math.round(Math.min(right - left, bottom - top));

// Boxes over the picture, in its own pixels; the first is the largest, which counts.
function framed(source, faces) {
  const image = h("img", {alt: t("match.picture"), src: source});
  const frame = h("div", {class: "framed"}, image);
  image.addEventListener("load", () => {
    const wide = image.naturalWidth;
    const high = image.naturalHeight;
    frame.append(svg("svg", {viewBox: `0 0 ${wide} ${high}`, "aria-hidden": "true"}, faces.map(({bbox: [left, top, right, bottom]}, i) =>
      svg("rect", {class: i === 0 ? "counts" : "other", x: left, y: top, width: right - left, height: bottom - top, "stroke-width": Math.max(wide, high) / 160}))));
  });
  return frame;
}

function facesWords(faces, least) {
  if (faces.length === 0) {
    return notice("bad", h("p", {}, h("strong", {}, t("match.no_face"))), h("p", {class: "small"}, t("match.no_face_hint")));
  }
  const size = side(faces[0].bbox);
  return [
    h("p", {class: "small"}, t("match.faces", {n: faces.length}), " ", t("match.size", {n: size})),
    size < least && notice("wait", h("p", {}, t("match.small", {n: size, least})))];
}

function outcome(answer, summary) {
  const passed = answer.retcode === "1";
  const info = answer.identity_info ?? {};
  return h("div", {class: `outcome ${passed ? "good" : "bad"}`},
    face(info.image_id, t("photo.of", {name: answer.name}), "large"),
    h("div", {class: "grow"},
      h("p", {class: "verdict"}, passed ? t("match.passed", {name: answer.name}) : t("match.stranger")),
      !passed && answer.identity_id && h("p", {}, t("match.closest", {name: answer.name, id: answer.identity_id})),
      passed && h("p", {class: "soft small id"}, answer.identity_id, " · ", typeOf(info.type)),
      bar(answer.score, summary.threshold),
      h("p", {class: "small soft"}, t("match.threshold", {score: score(answer.score), threshold: score(summary.threshold)}))));
}

function places(devices, groups) {
  const photo = devices.filter(one => one.type === "photo");
  const option = (value, text) => h("option", {value: JSON.stringify(value)}, text);
  return [
    photo.length > 0 && h("optgroup", {label: t("view.devices")}, photo.map(one => option({device_ip: one.ip}, `${one.name} · ${one.ip}${one.permission ? ` · ${one.permission}` : ""}`))),
    groups.permissions.length > 0 && h("optgroup", {label: t("groups.permissions")}, groups.permissions.map(one => option({group_name: "default_group", permission_name: one.name}, `${one.name} (${count(one.people)})`)))];
}

export function match({summary, refresh}) {
  const place = h("select", {required: true});
  const answerPlace = h("div", {class: "answer", "aria-live": "polite"});
  const busyPlace = h("div", {class: "answer"});
  const photo = photoField(t("match.choose"), () => swap(answerPlace));
  const send = h("button", {class: "main"}, t("match.send"));
  const notes = h("div", {});
  let now = summary;

  async function event(before) {
    const {rows} = await read("events", {after: before, rows: 1});
    return rows.length === 0 ? h("p", {class: "small soft"}, t("match.no_event"))
      : h("p", {class: "small"}, t("match.event"), " ", when(rows[0].at), " ", h("a", {href: "#events"}, t("match.see")));
  }

  async function compared() {
    const picture = await photo.text();
    const {newest} = await read("summary");
    const {data: faces} = await detect(picture);
    const shown = framed(URL.createObjectURL(new Blob([Uint8Array.from(atob(picture), one => one.charCodeAt(0))])), faces);
    const parts = [shown, facesWords(faces, now.min_face)];
    if (faces.length > 0) {
      try {
        const began = performance.now();
        const answer = await compare({...JSON.parse(place.value), rgb_image_base64: picture, need_keep_info: true});
        parts.push(outcome(answer, now), h("p", {class: "small soft"}, t("match.took", {n: Math.round(performance.now() - began)})), await event(newest));
      } catch (failure) {
        parts.push(problem(failure));
      }
    }
    return parts;
  }

  async function submit(happening) {
    happening.preventDefault();
    if (!photo.given()) {
      swap(answerPlace, problem({message: t("photo.needed")}));
      photo.input.focus();
      return;
    }
    swap(answerPlace);
    const parts = await busy(busyPlace, [send], t("match.working"), compared);
    if (parts) {
      const [shown, ...rest] = parts;
      swap(answerPlace, h("div", {class: "matched"}, shown, h("div", {class: "grow"}, rest)));
      refresh();
    }
  }

  async function load() {
    try {
      const [devices, groups] = await Promise.all([read("devices"), read("groups")]);
      swap(place, places(devices.rows, groups));
      const none = groups.permissions.length === 0;
      send.disabled = none;
      if (none) {
        swap(answerPlace, empty(t("match.nothing"), " ", h("a", {href: "#people"}, t("view.people"))));
      }
    } catch (failure) {
      swap(answerPlace, problem(failure));
    }
  }

  swap(notes, demonstration(summary));
  load();
  return {
    element: h("div", {}, notes, h("section", {class: "card"}, h("p", {class: "soft small"}, t("match.about")),
      h("form", {class: "fields", onsubmit: submit}, field(t("match.place"), place, t("match.place_help")), photo.element, h("div", {class: "buttons"}, send)), busyPlace, answerPlace)),
    tick(changed) {
      now = changed;
    }
  };
}
