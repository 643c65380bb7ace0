// The frame of the page: views by the part of the address behind #, the language, and what is true on every view.

import {choose, language, t} from "./words.js";
import {h, swap} from "./dom.js";
import {read} from "./box.js";
import {tag} from "./look.js";
import {overview} from "./overview.js";
import {people} from "./people.js";
import {groups} from "./groups.js";
import {devices} from "./devices.js";
import {events} from "./events.js";
import {match} from "./match.js";
import {receivers} from "./receivers.js";
import {faults} from "./faults.js";

const VIEWS = {overview, people, groups, devices, events, match, receivers, faults};
const PACE = 2000;

const banner = h("div", {id: "banner"});
const stale = h("div", {class: "notice bad", role: "alert", hidden: true}, t("stale"));
const content = h("main", {id: "content", tabindex: "-1"});
const links = Object.keys(VIEWS).map(name => h("a", {href: `#${name}`, "data-view": name}, t(`view.${name}`)));
const engine = h("span", {class: "engine"});
let summary = null;
let current = null;
let asking = false;
let shownFaults = "";

function place() {
  const [name, search] = location.hash.slice(1).split("?");
  return {name: name in VIEWS ? name : "overview", values: Object.fromEntries(new URLSearchParams(search ?? ""))};
}

export function go(name, values = {}) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "" && value !== 0);
  location.hash = given.length ? `${name}?${new URLSearchParams(given)}` : name;
}

function show(moved) {
  const {name, values} = place();
  current?.leave?.();
  links.forEach(link => link.dataset.view === name ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
  document.title = `${t(`view.${name}`)} · ${t("title")}`;
  current = VIEWS[name]({summary, values, go, refresh});
  content.replaceChildren(h("h1", {}, t(`view.${name}`)), current.element);
  if (moved) {
    content.focus({preventScroll: true});
    scrollTo(0, 0);
  }
}

function showFaults() {
  const text = JSON.stringify([summary.faults, summary.admin]);
  if (text === shownFaults) {
    return;
  }
  shownFaults = text;
  swap(banner, summary.faults.length > 0 && h("div", {class: "notice fault"},
    h("p", {}, h("strong", {}, t("faults.banner", {n: summary.faults.length}))),
    h("ul", {}, summary.faults.slice(0, 3).map(line => h("li", {}, h("code", {}, line))),
      summary.faults.length > 3 && h("li", {}, t("faults.more", {n: summary.faults.length - 3}))),
    h("p", {}, h("a", {href: "#faults", "data-key": "banner"}, t("faults.see")))));
}

async function refresh() {
  if (asking) {
    return;
  }
  asking = true;
  try {
    summary = await read("summary");
    stale.hidden = true;
    showFaults();
    engine.replaceChildren(tag(summary.engine === "off" ? t("engine.off.short") : summary.engine, summary.demonstration || summary.engine === "off" ? "wait" : "good"));
    if (current) {
      current.tick?.(summary);
    } else {
      show(false);
    }
  } catch (failure) {
    stale.hidden = false;
    if (!failure.status) {
      console.error(failure);
    }
  } finally {
    asking = false;
  }
}

const other = language === "zh" ? "en" : "zh";
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
document.title = t("title");
document.body.append(
  h("a", {class: "skip", href: "#content", onclick: event => {
    event.preventDefault();
    content.focus();
  }}, t("skip")),
  h("header", {class: "top"},
    h("a", {class: "brand", href: "#overview"}, h("img", {src: "page/files/icon.svg", alt: "", width: 26, height: 26}), t("title")),
    engine,
    h("nav", {class: "views", "aria-label": t("views")}, links),
    h("button", {class: "quiet language", type: "button", lang: other === "zh" ? "zh-CN" : "en", onclick: () => choose(other)}, other === "zh" ? "中文" : "English")),
  h("div", {class: "page"}, stale, banner, content));

addEventListener("hashchange", () => summary && show(true));
document.addEventListener("visibilitychange", () => document.hidden || refresh());
setInterval(() => document.hidden || refresh(), PACE);
refresh();
