// Calls of the box. Whatever goes wrong becomes a sentence for people.

import {has, language, t} from "./words.js";

const PATIENCE = 150000;

export class BoxSays extends Error {
  constructor(words, hint, status) {
    super(words);
    this.hint = hint;
    this.status = status;
  }
}

async function answer(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      cache: "no-store",
      headers: body === undefined ? {} : {"Content-Type": "application/json"},
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE)
    });
    return {status: response.status, text: await response.text()};
  } catch (failure) {
    throw new BoxSays(failure.name === "TimeoutError" ? t("box.late") : t("box.gone"), t("box.gone.hint"), "GONE");
  }
}

// The vendor's envelope says it in both languages, the box's own endpoints in one.
function refusal(status, json) {
  const error = json?.error ?? {};
  const detail = (error.message ?? "").includes(": ") ? error.message.slice(error.message.indexOf(": ") + 2) : "";
  const chinese = error.chinese_message && `${error.chinese_message}${detail ? `：${detail}` : ""}`;
  const words = language === "zh" && chinese ? chinese : error.message ?? json?.message ?? t("box.status", {status});
  const hint = has(`hint.${error.status}`) ? t(`hint.${error.status}`) : "";
  return new BoxSays(error.code ? `${words} (${error.code})` : words, hint, error.status ?? String(status));
}

async function call(method, path, body) {
  const {status, text} = await answer(method, path, body);
  let json;
  try {
    json = JSON.parse(text);
  } catch (broken) {
    throw new BoxSays(t("box.garbled", {status}), t("box.garbled.hint"), "GARBLED");
  }
  if (status >= 400 || json.error) {
    throw refusal(status, json);
  }
  return json;
}

const query = values => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length ? `?${new URLSearchParams(given)}` : "";
};

// What the page reads: the box's own endpoints, bounded and without photos.
export const read = (what, values = {}) => call("GET", `page/${what}${query(values)}`);
export const picture = id => `page/pictures/${encodeURIComponent(id)}`;

// What the page changes: the v1 API, as any client would.
const fog = (method, what, body) => call(method, `SophonFogSys/api/${what}`, body);

export const addPerson = body => fog("POST", "users", body);
export const changePerson = body => fog("PUT", "users", body);
export const deletePerson = id => fog("DELETE", "users", {identity_id: id});
export const addPermission = (name, description) => fog("POST", "permissions", {permission_name: name, description});
export const deletePermission = name => fog("DELETE", "permissions", {permission_name: name});
export const addGroup = (name, description) => fog("POST", "groups", {group_name: name, description});
export const deleteGroup = name => fog("DELETE", "groups", {group_name: name});
export const addDevice = row => call("POST", "SophonDevice/api/Devices", {devices_list: [row]});
export const deleteDevice = id => call("DELETE", "SophonDevice/api/Devices", {devices_list: [{device_id: id}]});
export const detect = photo => call("POST", "SophonFace/api/detect", {image_base64_str: photo, max_num_faces: 20});
export const match = body => call("POST", "SophonMatch/api/PictureMatch", body);
export const receivers = async () => (await fog("GET", "HistoryEventUrl")).data;
export const setReceivers = plan => fog("POST", "HistoryEventUrl", plan);

// Only where the box was started with its admin endpoint.
export const admin = (method, what, body) => call(method, `admin/${what}`, body);
