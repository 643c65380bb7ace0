// English or Chinese: what the reader chose, else what the browser prefers.

import english from "./words-en.js";
import chinese from "./words-zh.js";

const KEPT = "facebox.language";

function chosen() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch (refused) {
    console.info("The browser keeps nothing for this page, so the language is not remembered", refused);
  }
  const wanted = [kept, ...navigator.languages].filter(Boolean).map(tag => tag.slice(0, 2).toLowerCase());
  return wanted.find(tag => tag === "zh" || tag === "en") ?? "en";
}

export const language = chosen();
const words = language === "zh" ? chinese : english;
const locale = language === "zh" ? "zh-CN" : navigator.languages.find(tag => tag.startsWith("en")) ?? "en";
const plural = new Intl.PluralRules(locale);
const number = new Intl.NumberFormat(locale);
const decimal = new Intl.NumberFormat(locale, {minimumFractionDigits: 1, maximumFractionDigits: 1});
const clock = new Intl.DateTimeFormat(locale, {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
const day = new Intl.DateTimeFormat(locale, {month: "short", day: "numeric"});
const full = new Intl.DateTimeFormat(locale, {dateStyle: "medium", timeStyle: "long"});

export function choose(wanted) {
  try {
    localStorage.setItem(KEPT, wanted);
  } catch (refused) {
    console.info("The browser keeps nothing for this page, so the language is not remembered", refused);
  }
  location.reload();
}

export function has(key) {
  return key in words;
}

// The words of a key; {n} chooses between singular and plural and is printed with separators.
export function t(key, values = {}) {
  const entry = words[key];
  if (entry === undefined) {
    console.error(`No words for ${key}`);
    return key;
  }
  const text = typeof entry === "string" ? entry : entry[plural.select(values.n)] ?? entry.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number.format(value) : value ?? whole;
  });
}

export const count = value => number.format(value);
export const score = value => decimal.format(value);
export const fullTime = millis => full.format(millis);
export const zone = () => {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const minutes = -new Date().getTimezoneOffset();
  const sign = minutes < 0 ? "−" : "+";
  const two = value => String(Math.floor(Math.abs(value))).padStart(2, "0");
  return `${name} (UTC${sign}${two(minutes / 60)}:${two(minutes % 60)})`;
};

// The time of day, with the date when it is another day.
export function time(millis) {
  const today = new Date().toDateString() === new Date(millis).toDateString();
  return today ? clock.format(millis) : `${day.format(millis)} ${clock.format(millis)}`;
}

export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) {
    return t("span.seconds", {n: whole});
  } else if (whole < 3600) {
    return t("span.minutes", {n: Math.floor(whole / 60)});
  } else if (whole < 86400) {
    return t("span.hours", {n: Math.floor(whole / 3600), minutes: Math.floor(whole % 3600 / 60)});
  }
  return t("span.days", {n: Math.floor(whole / 86400), hours: Math.floor(whole % 86400 / 3600)});
}
