// What a message carries besides its words: pictures, films, sound, files, places.

import { fileAddress } from "./api.js";
import { el, icon } from "./dom.js";
import { coordinates, placeName } from "./places.js";

/** The node for what a message carries; null for plain words. */
export function mediaNode(message) {
  const [kind, content] = Object.entries(message.media)[0] ?? [];
  if (!kind) return null;
  const spoilt = message.extra.has_media_spoiler ? "spoiler" : null;
  return el("div", { class: "media", "data-testid": `media-${kind}` }, shown(kind, content, spoilt));
}

function shown(kind, content, spoilt) {
  if (kind === "location") return place(content);
  const file = kind === "photo" ? content.at(-1) : content;
  const address = fileAddress(file.file_id);
  switch (kind) {
    case "photo":
      return el("img", { src: address, alt: "Photo", loading: "lazy", width: file.width, height: file.height, class: spoilt });
    case "animation":
      if (file.mime_type === "image/gif") return el("img", { src: address, alt: "Animation", loading: "lazy", class: spoilt });
      return el("video", { src: address, autoplay: true, loop: true, muted: true, playsinline: true, "aria-label": "Animation" });
    case "video":
      return el("video", { src: address, controls: true, preload: "metadata", "aria-label": "Video" });
    case "voice":
    case "audio":
      return el("audio", { src: address, controls: true, preload: "metadata", "aria-label": file.title ?? "Sound" });
  }
  const name = file.file_name || "File";
  const words = el("span", {}, el("b", { text: name }), el("span", { text: size(file.file_size) }));
  return el("a", { href: address, download: name }, el("span", { class: "badge" }, icon("file")), words);
}

function place(location) {
  return el(
    "figure",
    { class: "place" },
    el("div", { class: "map", "aria-hidden": "true" }, icon("pin")),
    el("figcaption", {}, el("b", { text: placeName(location) }), el("small", { text: coordinates(location) })),
  );
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`);
