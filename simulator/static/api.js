// The simulator's control endpoints. A refusal becomes an Error whose message is the sentence for the reader.

async function request(path, options) {
  let answer;
  try {
    answer = await fetch(`/sim/${path}`, options);
  } catch {
    throw new Error("The simulator does not answer. Is it still running?");
  }
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error ?? `The simulator answered ${answer.status}.`);
  return body;
}

const asJson = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const get = (path) => request(path);
export const post = (path, body = {}) => request(path, asJson(body));
export const drop = (path) => request(path, { method: "DELETE" });
export const fileAddress = (fileId) => `/sim/telegram/files/${encodeURIComponent(fileId)}`;
