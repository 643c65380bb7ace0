// The box as a whole.

import {count, duration, fullTime, score, t} from "./words.js";
import {h, swap} from "./dom.js";
import {demonstration, lastAnswer} from "./look.js";
import {scores} from "./scores.js";

const card = (title, ...content) => h("section", {class: "card"}, h("h2", {}, title), ...content);
const pair = (term, ...value) => h("div", {}, h("dt", {}, term), h("dd", {}, ...value));

function tile(view, number, words, more) {
  return h("a", {class: "tile", href: `#${view}`, "data-key": `tile-${words}`}, h("span", {class: "big number"}, count(number)), h("span", {}, words), more);
}

function capacity(summary) {
  const share = summary.people / summary.capacity;
  return h("span", {class: "capacity"},
    h("progress", {max: summary.capacity, value: summary.people, class: share > 0.95 ? "bad" : share > 0.8 ? "wait" : "", "aria-label": t("overview.capacity")}),
    h("span", {class: "small soft"}, t("overview.capacity_of", {n: summary.capacity, percent: score(100 * share)})));
}

function clockWords(summary) {
  const off = Math.round((summary.now - Date.now()) / 1000);
  return Math.abs(off) < 5 ? t("overview.clock_right") : t(off > 0 ? "overview.clock_ahead" : "overview.clock_behind", {span: duration(Math.abs(off))});
}

function addresses(summary) {
  const all = [...new Set([location.origin, ...summary.addresses])];
  return card(t("overview.addresses"),
    h("p", {class: "soft small"}, t("overview.addresses_for")),
    h("ul", {class: "plain"}, all.map(address => h("li", {}, h("code", {}, address)))),
    summary.only_here && h("p", {class: "small"}, t("overview.only_here"), " ", h("code", {}, "--muster.facebox.address=")),
    summary.websocket > 0 && h("p", {class: "small"}, t("overview.websocket"), " ", h("code", {}, `ws://${location.hostname}:${summary.websocket}`)),
    h("p", {class: "small soft"}, t("overview.dialects")));
}

function receiverLine(one) {
  return h("li", {}, h("code", {}, one.url), " ",
    lastAnswer(one), " ",
    h("span", {class: one.waiting ? "" : "soft"}, t("receivers.waiting", {n: one.waiting})));
}

function receiversCard(summary) {
  return card(t("view.receivers"),
    summary.receivers.length === 0 && h("p", {class: "empty"}, t("receivers.none")),
    h("ul", {class: "plain lines"}, summary.receivers.slice(0, 5).map(receiverLine)),
    h("p", {class: "small"}, h("a", {href: "#receivers", "data-key": "receivers"}, t("overview.all_receivers"))));
}

function engineCard(summary) {
  const since = Date.now() - summary.up_seconds * 1000;
  return card(t("overview.box"), h("dl", {class: "pairs"},
    pair(t("overview.engine"), summary.engine === "off" ? t("engine.off.short") : h("code", {}, summary.engine)),
    pair(t("overview.threshold"), score(summary.threshold)),
    pair(t("overview.faces"), count(summary.faces)),
    pair(t("overview.up"), t("overview.since", {span: duration(summary.up_seconds), time: fullTime(since)})),
    pair(t("overview.clock"), clockWords(summary))));
}

export function overview({summary}) {
  const top = h("div", {});
  const cards = h("div", {class: "columns three"});
  const plot = scores();
  let shown = "";

  function tick(now) {
    const text = JSON.stringify({...now, now: 0, up_seconds: Math.floor(now.up_seconds / 10)});
    if (text !== shown) {
      shown = text;
      swap(top, demonstration(now), h("div", {class: "tiles"},
        tile("people", now.people, t("view.people"), capacity(now)),
        tile("groups", now.permissions, t("groups.permissions")),
        tile("groups", now.groups, t("groups.faces")),
        tile("devices", now.devices, t("view.devices")),
        tile("events", now.events, t("view.events"))));
      swap(cards, engineCard(now), addresses(now), receiversCard(now));
    }
    plot.tick(now);
  }

  tick(summary);
  return {element: h("div", {}, top, cards, plot.element), tick};
}
