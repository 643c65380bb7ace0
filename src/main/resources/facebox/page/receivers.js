// Where the events are pushed to, and how far each receiver has come.

import {count, duration, t} from "./words.js";
import {field, h, swap} from "./dom.js";
import {receivers as plan, setReceivers} from "./box.js";
import {busy, confirm, empty, lastAnswer, tag} from "./look.js";

export function receivers({summary, refresh}) {
  const list = h("div", {});
  const said = h("p", {class: "said", role: "status"});
  const place = h("div", {class: "answer"});
  const url = h("input", {type: "url", required: true, maxlength: 2048, placeholder: "http://192.168.1.10:8080/events/box", autocomplete: "off"});
  const add = h("button", {class: "main"}, t("receivers.add"));

  async function change(urls) {
    const before = await plan();
    return setReceivers({...before, history_upload_event_url: urls(before.history_upload_event_url)});
  }

  function remove(one) {
    confirm(t("receivers.delete"), t("receivers.delete_words", {url: one.url, n: one.waiting}), t("delete"),
      () => change(urls => urls.filter(known => known !== one.url)), () => {
        said.textContent = t("receivers.deleted");
        refresh();
      });
  }

  function answer(one) {
    return [lastAnswer(one), one.answer !== undefined && h("span", {class: "soft small"}, " ", t("ago", {span: duration(one.seconds_ago)}))];
  }

  function row(one) {
    return h("tr", {},
      h("td", {class: "main"}, h("code", {}, one.url)),
      h("td", {"data-label": t("receivers.waits")}, one.waiting > 0 ? tag(count(one.waiting), one.taken === false ? "bad" : "wait") : tag("0", "good")),
      h("td", {"data-label": t("receivers.cursor")}, h("span", {class: "number"}, count(one.cursor))),
      h("td", {"data-label": t("receivers.answer")}, answer(one)),
      h("td", {class: "act"}, h("button", {class: "quiet danger", type: "button", "data-key": one.url, "aria-label": t("receivers.delete_of", {url: one.url}), onclick: () => remove(one)}, t("delete"))));
  }

  function tick(now) {
    const head = ["receivers.url", "receivers.waits", "receivers.cursor", "receivers.answer", "actions"];
    swap(list, now.receivers.length === 0 ? empty(t("receivers.none")) : h("div", {class: "scroll"}, h("table", {class: "stack"}, h("caption", {class: "hidden"}, t("view.receivers")),
      h("thead", {}, h("tr", {}, head.map(key => h("th", {scope: "col"}, t(key))))), h("tbody", {}, now.receivers.map(row)))));
  }

  const form = h("form", {class: "fields", onsubmit: async event => {
    event.preventDefault();
    if (await busy(place, [add], t("working"), () => change(urls => [...new Set([...urls, url.value.trim()])]))) {
      said.textContent = t("receivers.added");
      url.value = "";
      refresh();
    }
  }}, field(t("receivers.url"), url, t("receivers.url_help")), place, h("div", {class: "buttons"}, add));

  tick(summary);
  return {
    element: h("div", {}, h("section", {class: "card"}, h("p", {class: "soft small"}, t("receivers.about")), said, list), h("section", {class: "card"}, h("h2", {}, t("receivers.add")), form)),
    tick
  };
}
