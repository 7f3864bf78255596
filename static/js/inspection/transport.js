// The way to the server: every failure becomes one of a few outcomes the queues know what to do with.

const PATIENCE = 20_000;

/** The headers of every change: answer in JSON, in this session. */
export function headers(token) {
  return { Accept: "application/json", "X-CSRFToken": token };
}

/** What a failed response means. */
export function failure(status, problem) {
  if (status === 401 || problem.code === "csrf") return { kind: "signed-out" };
  if (status === 408 || status === 429 || status >= 500) return { kind: "later" };
  return { kind: "refused", message: problem.detail ?? String(status) };
}

/** Store one answer. ``keepalive`` lets it arrive even when the page is left at once. */
export async function putAnswer(url, token, body) {
  try {
    const response = await fetch(url, {
      method: "PUT",
      keepalive: true,
      headers: { ...headers(token), "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const told = await response.json().catch(() => ({}));
    // A hotel's sign-in page also says 200; only our own answer has a revision.
    if (response.ok) return "revision" in told ? { kind: "saved", current: told } : { kind: "later" };
    if (response.status === 409 && told.current) return { kind: "clash", current: told.current };
    return failure(response.status, told);
  } catch {
    return { kind: "later" };
  }
}

/** Send a photo; ``progress`` is told the percentage. Only XMLHttpRequest reports how far an upload is. */
export function postPhoto(url, token, file, name, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [header, value] of Object.entries(headers(token))) request.setRequestHeader(header, value);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(name));
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(Math.round((100 * event.loaded) / event.total));
    });
    request.addEventListener("load", () => {
      const told = request.response ?? {};
      if (request.status === 201 && told.id) resolve({ kind: "saved", photo: told });
      else resolve(request.status < 400 ? { kind: "later" } : failure(request.status, told));
    });
    for (const event of ["error", "abort", "timeout"]) {
      request.addEventListener(event, () => resolve({ kind: "later" }));
    }
    request.send(file);
  });
}

/** Take a photo off its item; whether that worked. */
export async function deletePhoto(url, token) {
  try {
    const response = await fetch(url, { method: "DELETE", headers: headers(token) });
    return response.ok || response.status === 404;
  } catch {
    return false;
  }
}
