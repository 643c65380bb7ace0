// The form for somebody new, or for a change of somebody.

import {t} from "./words.js";
import {choices, field, h} from "./dom.js";
import {addPermission, addPerson, changePerson, read} from "./box.js";
import {busy, dialog, face, problem, typeOf} from "./look.js";
import {photoField} from "./photo.js";

const TYPES = [1, 2, 3, 5, 4];

function permissionBoxes(permissions, person) {
  const chosen = person ? person.permissions.map(one => one.id) : permissions.slice(0, 1).map(one => one.id);
  return permissions.map(one => h("label", {class: "check"}, h("input", {type: "checkbox", value: one.id, checked: chosen.includes(one.id)}), one.name));
}

async function permissionIds(boxes, fresh) {
  const ids = boxes.flatMap(label => [...label.querySelectorAll("input:checked")].map(box => box.value));
  const name = fresh.value.trim();
  if (name) {
    await addPermission(name, "");
    const {permissions} = await read("groups");
    ids.push(...permissions.filter(one => one.name === name).map(one => one.id));
    fresh.value = "";
  }
  return ids;
}

function photos(person) {
  return person && person.faces.length > 0 && h("div", {class: "tags"},
    person.faces.slice(-6).map(one => face(one.picture, t("photo.of", {name: person.name}), "large")));
}

export async function personForm(person, done) {
  let groups;
  try {
    groups = await read("groups");
  } catch (failure) {
    dialog(t("people.add"), problem(failure));
    return;
  }
  const id = h("input", {value: person?.id ?? "", required: true, maxlength: 256, readonly: person !== null, autocomplete: "off", name: "identity"});
  const name = h("input", {value: person?.name ?? "", required: true, maxlength: 256, autocomplete: "off", name: "name"});
  const type = choices(TYPES.map(one => [String(one), typeOf(one)]), String(person?.type ?? 1), {name: "type"});
  const boxes = permissionBoxes(groups.permissions, person);
  const fresh = h("input", {maxlength: 256, autocomplete: "off", name: "permission", value: groups.permissions.length ? "" : "staff"});
  const group = choices(groups.groups.map(one => [one.name, one.name]), "default_group", {name: "group"});
  const photo = photoField(t(person ? "photo.new" : "photo"));
  const place = h("div", {class: "answer"});
  const save = h("button", {class: "main"}, t(person ? "save" : "people.enrol"));
  const cancel = h("button", {class: "quiet", type: "button", onclick: () => box.close()}, t("cancel"));

  async function send() {
    const info = {name: name.value.trim(), type: Number(type.value), permission_ids: await permissionIds(boxes, fresh)};
    const reg_photo = photo.given() ? await photo.text() : undefined;
    if (person) {
      await changePerson({identity_id: person.id, info, reg_photo});
    } else {
      await addPerson({group_name: group.value, identity_id: id.value.trim(), info, reg_photo});
    }
    return true;
  }

  async function submit(event) {
    event.preventDefault();
    if (!person && !photo.given()) {
      place.replaceChildren(problem({message: t("photo.needed")}));
      photo.input.focus();
      return;
    }
    if (await busy(place, [save, cancel], t(photo.given() ? "people.enrolling" : "working"), send)) {
      box.close();
      done(t(person ? "people.changed" : "people.enrolled", {name: name.value.trim()}));
    }
  }

  const form = h("form", {class: "fields", onsubmit: submit},
    photos(person),
    photo.element,
    h("div", {class: "two"}, field(t("people.id"), id), field(t("people.name"), name)),
    h("div", {class: "two"}, field(t("people.type"), type), !person && field(t("groups.face_group"), group)),
    h("fieldset", {}, h("legend", {}, t("groups.permissions")), h("div", {class: "checks"}, boxes), field(t("groups.new_permission"), fresh, t("people.permission_help"))),
    place,
    h("div", {class: "buttons"}, save, cancel));
  const box = dialog(person ? t("people.edit_of", {name: person.name}) : t("people.add"), form);
  (person ? name : photo.input).focus();
}
