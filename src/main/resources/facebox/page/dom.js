// Makes elements. Text is only ever text: there is no way from here to markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "value" || name === "checked" || name === "selected") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Replaces what is in the container; whoever has the focus there keeps it, by its data-key.
export function swap(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  container.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (focused !== undefined) {
    [...container.querySelectorAll("[data-key]")].find(one => one.dataset.key === focused)?.focus();
  }
}

let numbers = 0;

// A label with its field; help is read out with the field.
export function field(label, input, help) {
  const control = input.matches("input, select, textarea") ? input : input.querySelector("input, select, textarea");
  control.id ||= `field-${++numbers}`;
  const more = help && h("span", {class: "help", id: `${control.id}-help`}, help);
  if (more) {
    control.setAttribute("aria-describedby", more.id);
  }
  return h("div", {class: "field"}, h("label", {for: control.id}, label), input, more);
}

export function choices(options, chosen, attributes) {
  const select = h("select", attributes, options.map(([value, text]) => h("option", {value}, text)));
  select.value = chosen ?? options[0]?.[0] ?? "";
  return select;
}
