// How the scores of the last events spread, with the line that a score must pass.

import {score, t} from "./words.js";
import {h, svg, swap} from "./dom.js";
import {read} from "./box.js";

const WIDEST = 760;
const HIGH = 170;
const LEFT = 34;
const RIGHT = 16;
const FOOT = 22;

function spread(bins, step) {
  const used = bins.map((n, i) => n ? i : -1).filter(i => i >= 0);
  return {n: bins.reduce((sum, n) => sum + n, 0), from: step * (used[0] ?? 0), to: step * ((used.at(-1) ?? 0) + 1)};
}

function columns(answer, most, x, y) {
  return answer.known.flatMap((known, i) => {
    const strangers = answer.strangers[i];
    const width = x(answer.step) - x(0) - 1.5;
    const rect = (kind, from, n) => n > 0 && svg("rect", {class: kind, x: x(i * answer.step) + 0.75, width, y: y(from + n), height: y(from) - y(from + n), rx: 1});
    return [rect("known", 0, known), rect("stranger", known, strangers)];
  });
}

function plot(answer, threshold) {
  // one unit is one pixel, so that the words stay readable on a narrow screen
  const wide = Math.min(WIDEST, Math.max(240, document.documentElement.clientWidth - 60));
  const most = Math.max(1, ...answer.known.map((n, i) => n + answer.strangers[i]));
  const x = value => LEFT + (wide - LEFT - RIGHT) * value / 100;
  const y = value => HIGH - FOOT - (HIGH - FOOT - 18) * value / most;
  const known = spread(answer.known, answer.step);
  const strangers = spread(answer.strangers, answer.step);
  const words = [
    known.n && t("scores.known_spread", known), strangers.n && t("scores.strangers_spread", strangers),
    t("scores.threshold", {threshold: score(threshold)})].filter(Boolean).join(" ");
  return svg("svg", {class: "plot", width: wide, height: HIGH, viewBox: `0 0 ${wide} ${HIGH}`, role: "img", "aria-label": words},
    svg("line", {class: "axis", x1: LEFT, x2: wide - RIGHT, y1: y(0), y2: y(0)}),
    [0, 20, 40, 60, 80, 100].map(value => svg("text", {x: x(value), y: HIGH - 6, "text-anchor": "middle"}, String(value))),
    svg("text", {x: LEFT - 6, y: y(most) + 4, "text-anchor": "end"}, String(most)),
    svg("text", {x: LEFT - 6, y: y(0), "text-anchor": "end"}, "0"),
    columns(answer, most, x, y),
    svg("line", {class: "threshold", x1: x(threshold), x2: x(threshold), y1: 14, y2: y(0)}),
    svg("text", {class: "threshold-words", x: x(threshold) - 5, y: 12, "text-anchor": "end"}, t("scores.line", {threshold: score(threshold)})));
}

export function scores() {
  const body = h("div", {});
  const element = h("section", {class: "card", hidden: true}, h("h2", {}, t("scores.title")), body);
  let shown = "";
  let asking = false;

  async function tick(summary) {
    const wanted = `${summary.newest} ${summary.threshold}`;
    if (wanted === shown || asking) {
      return;
    }
    asking = true;
    try {
      const answer = await read("scores");
      const n = [...answer.known, ...answer.strangers].reduce((sum, one) => sum + one, 0);
      element.hidden = n === 0;
      swap(body, h("p", {class: "small legend"}, t("scores.last", {n}), " ",
        h("span", {class: "key known"}, t("scores.known")), " ", h("span", {class: "key stranger"}, t("scores.strangers"))), plot(answer, summary.threshold));
      shown = wanted;
    } catch (failure) {
      // the next tick asks again, and the frame says when the box is gone
      console.info("The scores could not be read", failure.message);
    } finally {
      asking = false;
    }
  }

  return {element, tick};
}
