// A field for one picture: a file dialog, which is the camera on a phone, or a picture dropped on it.

import {h} from "./dom.js";
import {t} from "./words.js";

const LARGEST = 24 * 1024 * 1024;

const base64 = file => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});

export function photoField(label, changed = () => {}) {
  let file = null;
  const input = h("input", {type: "file", accept: "image/*", id: `photo-${label.length}-${performance.now()}`.replace(".", "-")});
  const preview = h("div", {class: "preview"}, h("span", {class: "soft"}, t("photo.preview")));
  const words = h("p", {class: "small soft", role: "status"}, t("photo.drop"));
  const zone = h("div", {class: "zone"}, preview, h("div", {class: "grow"}, h("label", {for: input.id}, label), input, words));
  let shown = null;

  function take(given) {
    if (shown) {
      URL.revokeObjectURL(shown);
      shown = null;
    }
    file = given && given.size > 0 && given.size <= LARGEST ? given : null;
    if (!file) {
      preview.replaceChildren(h("span", {class: "soft"}, t("photo.preview")));
      words.textContent = given ? t(given.size === 0 ? "photo.nothing" : "photo.large", {megabytes: LARGEST / 1048576}) : t("photo.drop");
    } else {
      shown = URL.createObjectURL(file);
      const image = h("img", {alt: t("photo.chosen"), src: shown});
      image.addEventListener("error", () => preview.replaceChildren(h("span", {class: "soft"}, t("photo.unshown"))));
      preview.replaceChildren(image);
      words.textContent = t("photo.file", {name: file.name, kilobytes: Math.ceil(file.size / 1024)});
    }
    changed(file);
  }

  input.addEventListener("change", () => take(input.files[0] ?? null));
  zone.addEventListener("dragover", event => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", event => {
    event.preventDefault();
    zone.classList.remove("over");
    input.files = event.dataTransfer.files;
    take(event.dataTransfer.files[0] ?? null);
  });
  return {
    element: zone,
    preview,
    input,
    given: () => file !== null,
    text: () => base64(file),
    clear: () => {
      input.value = "";
      take(null);
    }
  };
}
