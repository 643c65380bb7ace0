// Permission groups, which let people through devices, and face groups, which are libraries.

import {count, t} from "./words.js";
import {field, h, swap} from "./dom.js";
import {addGroup, addPermission, deleteGroup, deletePermission, read} from "./box.js";
import {busy, confirm, empty, problem} from "./look.js";

const KINDS = {
  permission: {title: "groups.permissions", about: "groups.permissions_about", rows: "permissions", add: addPermission, remove: deletePermission, words: "groups.delete_permission"},
  group: {title: "groups.faces", about: "groups.faces_about", rows: "groups", add: addGroup, remove: deleteGroup, words: "groups.delete_faces"}
};

function half(kind, {name: filter, changed}) {
  const rows = h("div", {});
  const said = h("p", {class: "said", role: "status"});
  const place = h("div", {class: "answer"});
  const name = h("input", {required: true, maxlength: 256, autocomplete: "off", "data-key": `${filter}-name`});
  const description = h("input", {maxlength: 4096, autocomplete: "off"});
  const add = h("button", {class: "main"}, t("create"));

  function remove(group) {
    confirm(t("groups.delete"), t(kind.words, {name: group.name, n: group.people}), t("delete"), () => kind.remove(group.name), () => {
      said.textContent = t("groups.deleted", {name: group.name});
      changed();
    });
  }

  function row(group) {
    const fixed = group.id === "default_group";
    return h("tr", {},
      h("td", {class: "main"}, h("span", {class: "name"}, group.name), h("span", {class: "soft small id"}, group.description)),
      h("td", {"data-label": t("view.people")}, h("a", {href: `#people?${new URLSearchParams({[filter]: group.id})}`, "aria-label": t("groups.people_of", {n: group.people, name: group.name})}, count(group.people))),
      h("td", {class: "act"}, fixed ? h("span", {class: "soft small"}, t("groups.fixed"))
        : h("button", {class: "quiet danger", type: "button", "data-key": `${filter}-${group.id}`, "aria-label": t("groups.delete_of", {name: group.name}), onclick: () => remove(group)}, t("delete"))));
  }

  const form = h("form", {class: "fields", onsubmit: async event => {
    event.preventDefault();
    const made = name.value.trim();
    if (await busy(place, [add], t("working"), () => kind.add(made, description.value))) {
      said.textContent = t("groups.created", {name: made});
      name.value = description.value = "";
      changed();
    }
  }}, h("div", {class: "two"}, field(t("groups.name"), name), field(t("groups.description"), description)), place, h("div", {class: "buttons"}, add));

  return {
    element: h("section", {class: "card"}, h("h2", {}, t(kind.title)), h("p", {class: "soft small"}, t(kind.about)), said, rows, h("details", {}, h("summary", {}, t("groups.create")), form)),
    show(answer) {
      const all = answer[kind.rows];
      swap(rows, all.length === 0 ? empty(t("groups.none")) : h("table", {class: "stack"}, h("caption", {class: "hidden"}, t(kind.title)),
        h("thead", {}, h("tr", {}, ["groups.name", "view.people", "actions"].map(key => h("th", {scope: "col"}, t(key))))), h("tbody", {}, all.map(row))));
    },
    fail: failure => swap(rows, problem(failure))
  };
}

export function groups({summary, refresh}) {
  const changed = () => {
    refresh();
    load();
  };
  const halves = Object.entries(KINDS).map(([name, kind]) => half(kind, {name, changed}));
  let shown = "";
  let known = `${summary.permissions} ${summary.groups} ${summary.people}`;

  async function load() {
    try {
      const answer = await read("groups");
      const text = JSON.stringify(answer);
      if (text !== shown) {
        shown = text;
        halves.forEach(one => one.show(answer));
      }
    } catch (failure) {
      shown = "";
      halves.forEach(one => one.fail(failure));
    }
  }

  load();
  return {
    element: h("div", {class: "columns two"}, halves.map(one => one.element)),
    tick(now) {
      const text = `${now.permissions} ${now.groups} ${now.people}`;
      if (text !== known) {
        known = text;
        load();
      }
    }
  };
}
