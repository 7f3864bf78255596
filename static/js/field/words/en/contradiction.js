// Two tablets say different things of one place.
export default {
  title: "Tablets disagree: {what}. Tap what holds.",
  answer: "result",
  note: "note",
  photo: "photo",
  marks: "drawing",
  counts: "counts for now",
  side: "{name}, {time}",
  you: "You",
  none: "none",
  taken_off: "Photo taken off",
  kept: "Photo kept",
  shapes: "{n} {n|shape|shapes} drawn",
  office: "Tablets disagree here. What is shown counts for now; the reviewer decides.",
};
