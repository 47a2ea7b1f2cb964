// Files and places, sent from behind the paper clip.

import { choose } from "./choice.js";
import { sendWith } from "./composer.js";
import { el, find, icon } from "./dom.js";
import { choosePlace } from "./places.js";

const file = find("#file");
const KINDS = [
  [/^image\/gif$/, "animation"],
  [/^image\/(png|jpeg|webp)$/, "photo"],
  [/^video\//, "video"],
  [/^audio\/ogg/, "voice"],
  [/^audio\//, "audio"],
];
const MOST_FILES = 10;

export function beginAttach() {
  find("#attach").addEventListener("click", attach);
  file.addEventListener("change", sendFiles);
}

async function attach() {
  const chosen = await choose("Send", [
    { title: "Photo, video or file", words: `up to ${MOST_FILES} at once`, node: badge("file"), value: "file" },
    { title: "Place", words: "where you are", node: badge("pin"), value: "place" },
  ]);
  if (chosen === "file") file.click();
  if (chosen !== "place") return;
  const location = await choosePlace();
  if (location) await sendWith({ location }, { words: false });
}

const badge = (name) => el("span", { class: "badge" }, icon(name));

async function sendFiles() {
  const media = await Promise.all([...file.files].slice(0, MOST_FILES).map(encode));
  file.value = "";
  if (media.length) await sendWith({ media: media.length === 1 ? media[0] : media });
}

async function encode(picked) {
  const address = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(picked);
  });
  const kind = KINDS.find(([pattern]) => pattern.test(picked.type))?.[1] ?? "document";
  const media = { type: kind, data: address.slice(address.indexOf(",") + 1), file_name: picked.name };
  return picked.type ? { ...media, mime_type: picked.type } : media;
}
