// The camera for scanning: it runs while the view is open and not a moment longer.

const PAUSE = 150;

export class Camera {
  /** @type {MediaStream|null} */
  #stream = null;
  #stopped = false;

  /**
   * Show the camera in `video` and hand what is read to `found` until stopped.
   * @param {HTMLVideoElement} video
   * @param {(text: string) => void} found
   * @param {() => Promise<(frame: HTMLVideoElement) => Promise<string|null>>} openReader
   * @returns {Promise<void>} rejects where there is no camera or it was refused
   */
  async start(video, found, openReader) {
    const wanted = { video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false };
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    if (this.#stopped) return halt(stream);
    this.#stream = stream;
    video.srcObject = stream;
    await video.play();
    const read = await openReader();
    void this.#look(video, read, found);
  }

  /** @param {HTMLVideoElement} video @param {(frame: HTMLVideoElement) => Promise<string|null>} read @param {(text: string) => void} found */
  async #look(video, read, found) {
    while (!this.#stopped) {
      const text = await read(video).catch(() => null);
      if (this.#stopped) return;
      if (text) found(text);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0];
  }

  /** Whether this camera has a light. */
  get hasTorch() {
    return Boolean(/** @type {any} */ (this.#track?.getCapabilities?.())?.torch);
  }

  /** @param {boolean} on */
  async light(on) {
    await this.#track?.applyConstraints(/** @type {any} */ ({ advanced: [{ torch: on }] }));
  }

  stop() {
    this.#stopped = true;
    if (this.#stream) halt(this.#stream);
  }
}

/** @param {MediaStream} stream */
function halt(stream) {
  for (const track of stream.getTracks()) track.stop();
}
