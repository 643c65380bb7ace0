// The people, the newest first, page by page.

import {count, t} from "./words.js";
import {choices, field, h, swap} from "./dom.js";
import {deletePerson, read} from "./box.js";
import {confirm, demonstration, empty, face, pages, problem, tag, typeOf} from "./look.js";
import {personForm} from "./person.js";

const ROWS = 50;

export function people({summary, values, go, refresh}) {
  const page = Number(values.page ?? 0);
  const notes = h("div", {});
  const list = h("div", {});
  const said = h("p", {class: "said", role: "status"});
  const search = h("input", {type: "search", value: values.q ?? "", maxlength: 256, autocomplete: "off", "data-key": "search"});
  const permission = choices([["", t("people.any_permission")]], "");
  const group = choices([["", t("people.any_group")]], "");
  let known = {people: summary.people, groups: `${summary.permissions} ${summary.groups}`};
  let turn = 0;
  let loaded = 0;
  let left = false;

  const filter = change => go("people", {...values, page: 0, ...change});
  const done = words => {
    said.textContent = words;
    refresh();
    load();
  };

  function remove(person) {
    confirm(t("people.delete"), t("people.delete_words", {name: person.name, id: person.id}), t("delete"),
      () => deletePerson(person.id), () => done(t("people.deleted", {name: person.name})));
  }

  function row(person) {
    const photo = person.faces.at(-1)?.picture;
    const idle = person.faces.filter(one => !one.compared).length;
    return h("tr", {},
      h("td", {class: "thumb"}, face(photo, t("photo.of", {name: person.name}))),
      h("td", {class: "main"}, h("span", {class: "name"}, person.name), h("span", {class: "soft small id"}, person.id)),
      h("td", {"data-label": t("people.type")}, tag(typeOf(person.type), person.type === 3 ? "bad" : "")),
      h("td", {"data-label": t("groups.permissions")}, h("span", {class: "tags"}, person.permissions.length
        ? person.permissions.map(one => tag(one.name ?? (one.id === "0" ? t("groups.no_permission") : t("groups.gone")), one.name ? "" : "wait")) : tag(t("groups.no_permission"), "wait"))),
      h("td", {"data-label": t("groups.faces")}, h("span", {class: "tags"}, person.groups.map(one => tag(one)))),
      h("td", {"data-label": t("people.faces")}, count(person.faces.length), idle > 0 && h("span", {class: "small soft"}, " ", t("people.idle", {n: idle}))),
      h("td", {class: "act"}, h("span", {class: "tags"},
        h("a", {class: "button quiet", href: `#events?${new URLSearchParams({person: person.id})}`, "aria-label": t("people.events_of", {name: person.name})}, t("view.events")),
        h("button", {class: "quiet", type: "button", "data-key": `edit-${person.id}`, "aria-label": t("people.edit_of", {name: person.name}), onclick: () => personForm(person, done)}, t("edit")),
        h("button", {class: "quiet danger", type: "button", "data-key": `delete-${person.id}`, "aria-label": t("people.delete_of", {name: person.name}), onclick: () => remove(person)}, t("delete")))));
  }

  function table(answer) {
    if (answer.total === 0) {
      return values.q || values.permission || values.group ? empty(t("people.not_found")) : empty(t("people.none"));
    }
    const head = ["people.photo", "people.name", "people.type", "groups.permissions", "groups.faces", "people.faces", "actions"];
    return [
      h("div", {class: "scroll"}, h("table", {class: "stack people"}, h("caption", {class: "hidden"}, t("view.people")),
        h("thead", {}, h("tr", {}, head.map(key => h("th", {scope: "col"}, t(key))))),
        h("tbody", {}, answer.rows.map(row)))),
      pages(answer, to => go("people", {...values, page: to}))];
  }

  async function load() {
    const mine = ++turn;
    loaded = performance.now();
    try {
      const answer = await read("people", {q: values.q, permission: values.permission, group: values.group, page, rows: ROWS});
      if (mine === turn && !left) {
        swap(list, table(answer));
      }
    } catch (failure) {
      swap(list, problem(failure));
    }
  }

  function refill(select, rows, any, chosen) {
    swap(select, [["", t(any)], ...rows.map(one => [one.id, `${one.name} (${count(one.people)})`])].map(([value, text]) => h("option", {value}, text)));
    select.value = chosen ?? "";
  }

  async function loadGroups() {
    try {
      const answer = await read("groups");
      refill(permission, answer.permissions, "people.any_permission", values.permission);
      refill(group, answer.groups, "people.any_group", values.group);
    } catch (failure) {
      swap(list, problem(failure));
    }
  }

  const form = h("form", {class: "find", role: "search", onsubmit: event => {
    event.preventDefault();
    filter({q: search.value.trim()});
  }}, field(t("people.search"), search), field(t("groups.permissions"), permission), field(t("groups.faces"), group),
    h("button", {class: "quiet"}, t("find")),
    h("button", {class: "main", type: "button", onclick: () => personForm(null, done)}, t("people.add")));
  permission.addEventListener("change", () => filter({permission: permission.value}));
  group.addEventListener("change", () => filter({group: group.value}));
  swap(notes, demonstration(summary));
  swap(list, h("p", {class: "soft"}, t("reading")));
  load();
  loadGroups();

  return {
    element: h("div", {}, notes, h("section", {class: "card"}, form, said, list)),
    leave: () => left = true,
    tick(now) {
      const groups = `${now.permissions} ${now.groups}`;
      // while thousands are enrolled the list follows at a slower pace
      if (performance.now() - loaded > 5000 && (now.people !== known.people || groups !== known.groups)) {
        swap(notes, demonstration(now));
        load();
        loadGroups();
        known = {people: now.people, groups};
      }
    }
  };
}
