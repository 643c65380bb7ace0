// What was recognised and what was not, the newest first, as it happens.

import {fullTime, t, zone} from "./words.js";
import {choices, field, h, swap} from "./dom.js";
import {read} from "./box.js";
import {bar, empty, face, problem, tag, typeOf, when} from "./look.js";
import {scores} from "./scores.js";

const ROWS = 50;
const MOST = 500;

function row(event, threshold) {
  const who = event.stranger ? h("span", {class: "name stranger"}, t("type.4")) : h("a", {class: "name", href: `#events?${new URLSearchParams({person: event.person_id})}`}, event.name);
  return h("li", {class: "event"},
    face(event.face, t("events.face_at", {time: fullTime(event.at)})),
    face(event.registered, event.stranger ? "" : t("photo.of", {name: event.name}), "small-face"),
    h("div", {class: "who"}, who, event.stranger ? null : h("span", {class: "soft small id"}, event.person_id), !event.stranger && event.type !== 1 && tag(typeOf(event.type), event.type === 3 ? "bad" : "")),
    bar(event.score, threshold),
    h("div", {class: "where"}, when(event.at), h("span", {}, event.device || event.ip || t("events.no_device")), h("span", {class: "soft small"}, event.permission),
      event.sent && h("span", {class: "soft small", title: t("events.sent_words")}, t("events.sent"))));
}

export function events({summary, values, go}) {
  const list = h("ol", {class: "events"});
  const note = h("div", {});
  const live = h("p", {class: "soft small", role: "status"});
  const older = h("button", {class: "quiet", type: "button", hidden: true}, t("events.older"));
  const plot = scores();
  const person = h("input", {type: "search", value: values.person ?? "", maxlength: 256, autocomplete: "off"});
  const device = choices([["", t("events.any_device")]], "");
  const who = choices([["", t("events.everybody")], ["known", t("events.known")], ["strangers", t("events.strangers")]], values.who);
  const filter = {person: values.person, device: values.device, who: values.who};
  let threshold = summary.threshold;
  let newest = 0;
  let oldest = 0;
  let known = -1;
  let asking = false;

  const put = (rows, where) => rows.forEach(event => where(row(event, threshold)));

  async function first() {
    const {rows} = await read("events", {...filter, rows: ROWS});
    list.replaceChildren();
    put(rows, element => list.append(element));
    newest = rows[0]?.seq ?? 0;
    oldest = rows.at(-1)?.seq ?? 0;
    older.hidden = rows.length < ROWS;
    swap(note, rows.length === 0 && empty(filter.person || filter.device || filter.who ? t("events.not_found") : t("events.none")));
  }

  // More than a page of new events is read as a fresh list.
  async function more() {
    const {rows} = await read("events", {...filter, after: newest, rows: ROWS});
    if (rows.length === ROWS || newest === 0) {
      await first();
    } else if (rows.length > 0) {
      put(rows.reverse(), element => {
        element.classList.add("fresh");
        list.prepend(element);
      });
      newest = rows.at(-1).seq;
      while (list.children.length > MOST) {
        list.lastChild.remove();
      }
      live.textContent = t("events.new", {n: rows.length});
    }
  }

  async function load(now) {
    if (asking) {
      return;
    }
    asking = true;
    try {
      await (known < 0 ? first() : more());
      known = now.newest;
    } catch (failure) {
      swap(note, problem(failure));
      known = -1;
    } finally {
      asking = false;
    }
  }

  older.addEventListener("click", async () => {
    try {
      const {rows} = await read("events", {...filter, before: oldest, rows: ROWS});
      put(rows, element => list.append(element));
      oldest = rows.at(-1)?.seq ?? oldest;
      older.hidden = rows.length < ROWS || list.children.length >= MOST;
    } catch (failure) {
      swap(note, problem(failure));
    }
  });

  async function loadDevices() {
    try {
      const {rows} = await read("devices");
      swap(device, [["", t("events.any_device")], ...rows.map(one => [one.id, one.name])].map(([value, text]) => h("option", {value}, text)));
      device.value = values.device ?? "";
    } catch (failure) {
      swap(note, problem(failure));
    }
  }

  function tick(now) {
    threshold = now.threshold;
    if (now.newest !== known) {
      load(now);
    }
    plot.tick(now);
  }

  const form = h("form", {class: "find", role: "search", onsubmit: event => {
    event.preventDefault();
    go("events", {...values, person: person.value.trim()});
  }}, field(t("events.person"), person), field(t("events.device"), device), field(t("events.who"), who), h("button", {class: "quiet"}, t("find")));
  device.addEventListener("change", () => go("events", {...values, device: device.value}));
  who.addEventListener("change", () => go("events", {...values, who: who.value}));
  live.textContent = t("events.live", {zone: zone()});
  loadDevices();
  tick(summary);
  return {element: h("div", {}, plot.element, h("section", {class: "card"}, form, live, note, list, older)), tick};
}
