// Pieces that several views show.

import {count, fullTime, score, t, time} from "./words.js";
import {h} from "./dom.js";
import {picture} from "./box.js";

// A fixed frame, so that nothing moves when the picture comes.
export function face(id, words, size = "") {
  if (!id) {
    return h("span", {class: `face none ${size}`, role: "img", "aria-label": t("photo.none")}, "–");
  }
  const image = h("img", {class: `face ${size}`, loading: "lazy", decoding: "async", alt: words, src: picture(id)});
  image.addEventListener("error", () => {
    image.replaceWith(h("span", {class: `face none ${size}`, role: "img", "aria-label": t("photo.gone")}, "×"));
  });
  return image;
}

export const when = millis => h("time", {datetime: new Date(millis).toISOString(), title: fullTime(millis)}, time(millis));

export function bar(value, threshold) {
  const fill = h("span", {class: `fill ${value > threshold ? "passed" : "below"}`});
  fill.style.width = `${Math.max(0, Math.min(100, value))}%`;
  const line = h("span", {class: "line"});
  line.style.left = `${threshold}%`;
  return h("span", {class: "score"},
    h("span", {class: "track", role: "img", "aria-label": t("score.of", {score: score(value), threshold: score(threshold)})}, fill, line),
    h("span", {class: "number"}, score(value)));
}

export const typeOf = type => t(type >= 1 && type <= 5 ? `type.${type}` : "type.1");
export const tag = (words, kind = "") => h("span", {class: `tag ${kind}`}, words);
export const empty = (words, ...more) => h("p", {class: "empty"}, words, ...more);

const REASONS = {ConnectException: "receivers.no_connection", UnresolvedAddress: "receivers.no_host", UnknownHost: "receivers.no_host", "no answer within": "receivers.no_answer"};

// What a receiver said last; the box's own words stay in the title.
export function lastAnswer({answer, taken}) {
  if (answer === undefined) {
    return tag(t("receivers.silent"));
  }
  const known = Object.keys(REASONS).find(part => answer.includes(part));
  return h("span", {title: answer}, tag(known ? t(REASONS[known]) : answer, taken ? "good" : "bad"));
}

export function notice(kind, ...words) {
  return h("div", {class: `notice ${kind}`}, ...words);
}

// What the box said, where a screen reader hears it.
export function problem(failure) {
  return h("div", {class: "notice bad", role: "alert"},
    h("p", {}, failure.message), failure.hint && h("p", {class: "small"}, failure.hint));
}

export function demonstration(summary) {
  if (summary.engine === "off") {
    return notice("wait", h("p", {}, t("engine.off")));
  }
  if (!summary.demonstration) {
    return null;
  }
  return notice(summary.people > 10 ? "bad" : "wait",
    h("p", {}, h("strong", {}, t("engine.demonstration"))),
    h("p", {}, summary.people > 10 ? t("engine.many", {n: summary.people}) : t("engine.door")));
}

// Runs work with a moving bar and the seconds; its failure is said in the same place.
export async function busy(place, buttons, words, work) {
  const since = performance.now();
  const seconds = h("span", {class: "number"});
  const clock = setInterval(() => {
    seconds.textContent = t("span.seconds", {n: Math.floor((performance.now() - since) / 1000)});
  }, 1000);
  buttons.forEach(button => button.disabled = true);
  place.replaceChildren(h("div", {class: "busy", role: "status"}, h("span", {}, words, " ", seconds), h("progress", {"aria-label": words})));
  try {
    const result = await work();
    place.replaceChildren();
    return result;
  } catch (failure) {
    place.replaceChildren(problem(failure));
    return undefined;
  } finally {
    clearInterval(clock);
    buttons.forEach(button => button.disabled = false);
  }
}

// A dialog that the keyboard cannot leave; Escape closes it.
export function dialog(title, content) {
  const heading = h("h2", {}, title);
  const box = h("dialog", {"aria-labelledby": heading.id = "dialog-title", onclose: () => box.remove()}, heading, content);
  document.body.append(box);
  box.showModal();
  return box;
}

export function confirm(title, words, label, work, done) {
  const place = h("div", {class: "answer"});
  const yes = h("button", {class: "danger", type: "button"}, label);
  const no = h("button", {class: "quiet", type: "button", autofocus: true, onclick: () => box.close()}, t("cancel"));
  yes.addEventListener("click", async () => {
    if (await busy(place, [yes, no], t("working"), async () => (await work()) ?? true)) {
      box.close();
      done();
    }
  });
  const box = dialog(title, h("div", {}, h("p", {}, words), place, h("div", {class: "buttons"}, yes, no)));
}

export function pages(answer, go) {
  const last = Math.max(0, Math.ceil(answer.total / answer.rows_of_page) - 1);
  const first = answer.total === 0 ? 0 : answer.page * answer.rows_of_page + 1;
  const to = Math.min(answer.total, (answer.page + 1) * answer.rows_of_page);
  const button = (key, page, off) => h("button", {class: "quiet", type: "button", "data-key": key, disabled: off, onclick: () => go(page)}, t(key));
  return h("nav", {class: "pages", "aria-label": t("pages")},
    button("pages.newer", answer.page - 1, answer.page === 0),
    h("span", {class: "number"}, t(answer.more_than_counted ? "pages.of_more" : "pages.of", {from: count(first), to: count(to), total: count(answer.total)})),
    button("pages.older", answer.page + 1, answer.page >= last));
}
