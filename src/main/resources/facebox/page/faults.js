// What the box does wrong because it was told to, and, on a test bench, the means to tell it.

import {count, t} from "./words.js";
import {choices, field, h, swap} from "./dom.js";
import {admin} from "./box.js";
import {busy, confirm, empty, problem} from "./look.js";

const WHAT = {
  "delay": [["delay", "2s"]], "status": [["status", "503"], ["code", ""]], "error-inside": [["code", "SERVER_ERROR"]],
  "drop-before": [], "drop-after": [], "truncate": [], "hang": [["hang", "1m"]]
};
const WHEN = {always: "", rate: "0.1", first: "3", every: "3", calls: "1,3,5-7"};
const PLACES = ["POST /SophonFogSys/api/users", "POST /SophonMatch/api/PictureMatch", "/SophonFogSys/*", "/face2/*", "*"];

// What has few values is chosen.
const FEW = {array: ["false", "true"], pictures: ["sent", "absent", "empty"]};

const given = inputs => Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, input.value.trim()]).filter(([, value]) => value !== ""));

function settings(title, about, inputs, path, words, place) {
  const save = h("button", {class: "quiet"}, t("set"));
  return h("form", {class: "fields", onsubmit: async event => {
    event.preventDefault();
    const answer = await busy(place, [save], t("working"), () => admin("PUT", path, given(inputs)));
    if (answer) {
      place.replaceChildren(h("p", {class: "said", role: "status"}, t("faults.set")));
      Object.entries(inputs).forEach(([key, input]) => input.value = answer[key] ?? input.value);
    }
  }}, h("h3", {}, t(title)), h("p", {class: "soft small"}, t(about)),
    h("div", {class: "inline"}, Object.entries(inputs).map(([key, input]) => field(t(words + key), input)), save), place);
}

function bench(path, keys, title, about) {
  const inputs = Object.fromEntries(keys.map(key => [key,
    FEW[key] ? choices(FEW[key].map(value => [value, t(`faults.${key}.${value}`)])) : h("input", {autocomplete: "off", maxlength: 40})]));
  const place = h("div", {class: "answer"});
  admin("GET", path).then(answer => keys.forEach(key => inputs[key].value = answer[key] ?? ""), failure => place.replaceChildren(problem(failure)));
  return settings(title, about, inputs, path, "faults.", place);
}

function addForm(added) {
  const where = h("input", {required: true, maxlength: 256, value: PLACES[0], list: "fault-places", autocomplete: "off"});
  const what = choices(Object.keys(WHAT).map(word => [word, t(`fault.${word}`)]), "delay");
  const pattern = choices(Object.keys(WHEN).map(word => [word, t(`when.${word}`)]), "always");
  const times = h("input", {inputmode: "numeric", maxlength: 10, autocomplete: "off"});
  const more = h("div", {class: "inline"});
  const often = h("div", {class: "inline"});
  const place = h("div", {class: "answer"});
  const add = h("button", {class: "main"}, t("faults.add"));
  let inputs = {};
  let number = null;

  function fit() {
    inputs = Object.fromEntries(WHAT[what.value].map(([key, value]) => [key, h("input", {value, maxlength: 100, autocomplete: "off"})]));
    swap(more, Object.entries(inputs).map(([key, input]) => field(t(`faults.${key}`), input)));
  }

  function fitOften() {
    number = pattern.value === "always" ? null : h("input", {value: WHEN[pattern.value], required: true, maxlength: 100, autocomplete: "off"});
    swap(often, number && field(t(`when.${pattern.value}`), number));
  }

  what.addEventListener("change", fit);
  pattern.addEventListener("change", fitOften);
  fit();
  fitOften();
  return h("form", {class: "fields", onsubmit: async event => {
    event.preventDefault();
    const fault = {where: where.value.trim(), what: what.value, ...given(inputs), ...given({times})};
    if (number) {
      fault[pattern.value] = number.value.trim();
    }
    if (await busy(place, [add], t("working"), () => admin("POST", "faults", fault))) {
      added();
    }
  }}, h("h3", {}, t("faults.add")), h("datalist", {id: "fault-places"}, PLACES.map(value => h("option", {value}))),
    h("div", {class: "two"}, field(t("faults.where"), where, t("faults.where_help")), field(t("faults.times"), times, t("faults.times_help")),
      h("div", {class: "pair"}, field(t("faults.what"), what), more), h("div", {class: "pair"}, field(t("faults.when"), pattern), often)),
    place, h("div", {class: "buttons"}, add));
}

function restart(refresh) {
  const down = h("input", {value: "5s", maxlength: 20, autocomplete: "off"});
  return h("form", {class: "fields", onsubmit: event => {
    event.preventDefault();
    confirm(t("faults.restart"), t("faults.restart_words", {span: down.value}), t("faults.restart"), () => admin("POST", "restart", {down: down.value.trim()}), refresh);
  }}, h("h3", {}, t("faults.restart")), h("p", {class: "soft small"}, t("faults.restart_about")), h("div", {class: "inline"}, field(t("faults.down"), down), h("button", {class: "quiet danger"}, t("faults.restart"))));
}

function row(fault, remove) {
  const rest = Object.entries(fault).filter(([key]) => !["id", "where", "what", "seen", "hits", "seed"].includes(key));
  return h("tr", {},
    h("td", {class: "main"}, h("span", {class: "name"}, t(`fault.${fault.what}`)), h("span", {class: "soft small id"}, rest.map(([key, value]) => `${key} ${value}`).join(", "))),
    h("td", {"data-label": t("faults.where")}, h("code", {}, fault.where)),
    h("td", {"data-label": t("faults.hits")}, t("faults.hits_of", {hits: count(fault.hits), seen: count(fault.seen)})),
    h("td", {class: "act"}, h("button", {class: "quiet danger", type: "button", "data-key": fault.id, "aria-label": t("faults.remove_of", {name: fault.what}), onclick: () => remove(fault)}, t("faults.remove"))));
}

export function faults({summary, refresh}) {
  const list = h("div", {});
  const others = h("div", {});
  let shown = "";

  const changed = () => {
    shown = "";
    refresh();
  };

  async function remove(fault) {
    try {
      await admin("DELETE", `faults/${encodeURIComponent(fault.id)}`);
      changed();
    } catch (failure) {
      swap(list, problem(failure));
    }
  }

  function table(rows) {
    const head = ["faults.what", "faults.where", "faults.hits", "actions"];
    return h("div", {class: "scroll"}, h("table", {class: "stack"}, h("caption", {class: "hidden"}, t("view.faults")),
      h("thead", {}, h("tr", {}, head.map(key => h("th", {scope: "col"}, t(key))))), h("tbody", {}, rows.map(one => row(one, remove)))));
  }

  async function show(now) {
    const rows = now.admin ? (await admin("GET", "faults")).faults : [];
    const lines = now.admin ? now.faults.slice(rows.length) : now.faults;
    swap(list, rows.length > 0 && table(rows), lines.length > 0 && h("ul", {class: "plain lines"}, lines.map(line => h("li", {}, h("code", {}, line)))),
      now.faults.length === 0 && empty(t("faults.none")));
    swap(others, !now.admin && h("p", {class: "soft small"}, t("faults.admin_off"), " ", h("code", {}, "--muster.facebox.admin=true")));
  }

  async function tick(now) {
    const text = JSON.stringify([now.faults, now.admin]);
    if (text !== shown) {
      shown = text;
      try {
        await show(now);
      } catch (failure) {
        swap(list, problem(failure));
      }
    }
  }

  tick(summary);
  return {
    element: h("div", {}, h("section", {class: "card"}, list, others),
      summary.admin && [h("section", {class: "card"}, addForm(changed)),
        h("section", {class: "card bench"},
          bench("service", ["service_time", "slots"], "faults.service", "faults.service_about"),
          bench("clock", ["shift", "drift"], "faults.clock", "faults.clock_about"),
          bench("push", ["duplicate", "array", "pictures"], "faults.push", "faults.push_about"),
          restart(refresh))]),
    tick
  };
}
