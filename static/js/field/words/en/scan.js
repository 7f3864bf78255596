// Scanning a label.
export default {
  title: "Scan a location's label",
  light: "Light",
  camera: "What the camera sees",
  aim: "Hold the label's QR code inside the frame.",
  refused: "The camera was refused. Allow it in the tablet's settings, or type the code beneath the label.",
  no_camera: "There is no camera to use here. Type the code beneath the label.",
  type: "Type the label's code",
  type_hint: "The 8 characters beneath the QR code; blanks and small letters are fine.",
  find: "Find",
  no_code: "This is no location's code. A code has 8 characters: the digits 2 to 9 and consonants.",
  no_sheet: "The location {code} has no sheet in this inspection.",
  unknown: "No downloaded inspection has a location {code}.",
  several: "There are several sheets for this location:",
  nothing_here: "No inspection is on this tablet yet. Download one from the list first.",
};
