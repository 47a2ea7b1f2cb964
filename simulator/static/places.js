// Places to send from this desk, one for each corner of the world.

import { choose } from "./choice.js";
import { el, icon } from "./dom.js";
import { relativeOffset } from "./moments.js";

const PLACES = [
  ["Lisbon", 38.7223, -9.1393, "Europe/Lisbon"],
  ["Berlin", 52.52, 13.405, "Europe/Berlin"],
  ["Kyiv", 50.4501, 30.5234, "Europe/Kyiv"],
  ["Nairobi", -1.2864, 36.8172, "Africa/Nairobi"],
  ["Dubai", 25.2048, 55.2708, "Asia/Dubai"],
  ["Kathmandu", 27.7172, 85.324, "Asia/Kathmandu"],
  ["Tokyo", 35.6764, 139.65, "Asia/Tokyo"],
  ["Sydney", -33.8688, 151.2093, "Australia/Sydney"],
  ["Auckland", -36.8509, 174.7645, "Pacific/Auckland"],
  ["Honolulu", 21.3069, -157.8583, "Pacific/Honolulu"],
  ["New York", 40.7128, -74.006, "America/New_York"],
  ["São Paulo", -23.5505, -46.6333, "America/Sao_Paulo"],
  ["St. John’s", 47.5615, -52.7126, "America/St_Johns"],
];
const NEAR = 0.2; // degrees

/** Ask for a place; null when none was chosen. */
export function choosePlace() {
  const options = PLACES.map(([title, latitude, longitude, zone]) => ({
    title,
    words: `${zone} · ${relativeOffset(zone)}`,
    node: el("span", { class: "badge" }, icon("pin")),
    value: { latitude, longitude },
  }));
  return choose("Where are you?", options);
}

/** The name of the place at these coordinates, if it is one of ours. */
export function placeName({ latitude, longitude }) {
  const found = PLACES.find(([, north, east]) => Math.abs(north - latitude) < NEAR && Math.abs(east - longitude) < NEAR);
  return found?.[0] ?? "Location";
}

/** Degrees as people write them. */
export function coordinates({ latitude, longitude }) {
  const part = (degrees, positive, negative) => `${Math.abs(degrees).toFixed(4)}° ${degrees < 0 ? negative : positive}`;
  return `${part(latitude, "N", "S")}, ${part(longitude, "E", "W")}`;
}
