// Installing to the home screen.
export default {
  title: "Install to the home screen",
  done: "Installed",
  why: "Installed, the app opens in a window of its own, starts without a network, and the browser does not clear its data at will.",
  seven_days: "On an iPad it must be installed: what a web page in Safari keeps is deleted after seven days without a visit, unsent answers included. The installed app is exempt.",
  apple_share: "In Safari, tap the Share button.",
  apple_add: "Choose “Add to Home Screen”, then “Add”.",
  apple_open: "From now on open it by its icon, and sign in and download there: it shares no data with the page in Safari.",
  install: "Install",
  menu: "Open the browser's menu and choose “Install app” or “Add to home screen”.",
};
