// Photos of the items, on their cards.
export default {
  camera: "Photo",
  library: "Library",
  needed: "needed",
  photos: "Photos",
  photo: "Photo",
  photo_n: "Photo {n}",
  photo_unsent: "Photo {n}, not on the server yet",
  storing: "Storing…",
  interrupted: "The app was closed while the camera was open. If the photo was taken, choose it from the library; else take it again.",
  elsewhere_short: "On another tablet",
  not_now: "It cannot be opened just now. Tap once more.",
};
