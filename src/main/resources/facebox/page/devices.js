// Turnstiles and cameras, and whom each lets in.

import {count, t} from "./words.js";
import {choices, field, h, swap} from "./dom.js";
import {addDevice, deleteDevice, read} from "./box.js";
import {busy, confirm, empty, problem, tag, when} from "./look.js";

const TYPES = ["photo", "rtsp", "file", "gb28181"];
const HEAD = ["devices.name", "devices.address", "devices.type", "groups.permission", "groups.face_group", "devices.last", "actions"];

export function devices({summary, refresh}) {
  const list = h("div", {});
  const said = h("p", {class: "said", role: "status"});
  const place = h("div", {class: "answer"});
  const name = h("input", {required: true, maxlength: 256, autocomplete: "off"});
  const address = h("input", {required: true, maxlength: 256, autocomplete: "off", inputmode: "url", placeholder: "192.168.1.63"});
  const type = choices(TYPES.map(one => [one, t(`device.${one}`)]), "photo");
  const permission = h("select", {required: true});
  const group = h("select", {required: true});
  const add = h("button", {class: "main"}, t("devices.add"));
  let shown = "";
  let known = "";

  function remove(device) {
    confirm(t("devices.delete"), t("devices.delete_words", {name: device.name}), t("delete"), () => deleteDevice(device.id), () => {
      said.textContent = t("devices.deleted", {name: device.name});
      refresh();
      load();
    });
  }

  function row(device) {
    return h("tr", {},
      h("td", {class: "main"}, h("span", {class: "name"}, device.name), h("span", {class: "soft small id"}, device.id)),
      h("td", {"data-label": t("devices.address")}, h("code", {}, device.address)),
      h("td", {"data-label": t("devices.type")}, tag(t(TYPES.includes(device.type) ? `device.${device.type}` : "device.photo"))),
      h("td", {"data-label": t("groups.permission")}, device.permission ? tag(device.permission) : tag(t("devices.unbound"), "bad")),
      h("td", {"data-label": t("groups.face_group")}, device.group ? tag(device.group) : tag(t("devices.all_faces"))),
      h("td", {"data-label": t("devices.last")}, device.last
        ? h("a", {href: `#events?${new URLSearchParams({device: device.id})}`}, when(device.last.at), " ", device.last.type === 4 ? t("type.4") : device.last.name)
        : h("span", {class: "soft"}, t("devices.never"))),
      h("td", {class: "act"}, h("button", {class: "quiet danger", type: "button", "data-key": device.id, "aria-label": t("devices.delete_of", {name: device.name}), onclick: () => remove(device)}, t("delete"))));
  }

  async function load() {
    try {
      const answer = await read("devices");
      const text = JSON.stringify(answer);
      if (text !== shown) {
        shown = text;
        swap(list, answer.rows.length === 0 ? empty(t("devices.none")) : h("div", {class: "scroll"}, h("table", {class: "stack"}, h("caption", {class: "hidden"}, t("view.devices")),
          h("thead", {}, h("tr", {}, HEAD.map(key => h("th", {scope: "col"}, t(key))))), h("tbody", {}, answer.rows.map(row)))));
      }
    } catch (failure) {
      shown = "";
      swap(list, problem(failure));
    }
  }

  async function loadGroups() {
    try {
      const answer = await read("groups");
      const options = (rows, value) => rows.map(one => h("option", {value: one.id}, `${one.name} (${count(one.people)})`));
      swap(permission, options(answer.permissions));
      swap(group, options(answer.groups));
      group.value = "default_group";
      add.disabled = answer.permissions.length === 0;
      place.replaceChildren(...answer.permissions.length ? [] : [h("p", {class: "small"}, t("devices.group_first"), " ", h("a", {href: "#groups"}, t("view.groups")))]);
    } catch (failure) {
      place.replaceChildren(problem(failure));
    }
  }

  const form = h("form", {class: "fields", onsubmit: async event => {
    event.preventDefault();
    const made = name.value.trim();
    const row = {device_type: type.value, device_name: made, device_key: address.value.trim(), group_id: group.value, permission_id: permission.value, netRelay: {}, is_start_rtmp: false};
    if (await busy(place, [add], t("working"), () => addDevice(row))) {
      said.textContent = t("devices.added", {name: made});
      name.value = address.value = "";
      refresh();
      load();
    }
  }}, h("div", {class: "two"}, field(t("devices.name"), name), field(t("devices.address"), address, t("devices.address_help"))),
    h("div", {class: "three"}, field(t("devices.type"), type), field(t("groups.permission"), permission), field(t("groups.face_group"), group)),
    place, h("div", {class: "buttons"}, add));

  function tick(now) {
    const text = `${now.devices} ${now.newest} ${now.permissions}`;
    if (text !== known) {
      known = text;
      load();
    }
  }

  loadGroups();
  tick(summary);
  return {
    element: h("div", {}, h("section", {class: "card"}, said, list), h("section", {class: "card"}, h("h2", {}, t("devices.add")), h("p", {class: "soft small"}, t("devices.about")), form)),
    tick
  };
}
