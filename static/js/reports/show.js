/** Waits until no report of this page is being made any more, then shows the page anew. */

const SECONDS = 2;

async function pending() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
  // Signed out, or gone: the page itself will say so.
  if (!answer.ok) return false;
  return (await answer.json()).pending;
}

async function look() {
  try {
    if (!(await pending())) {
      location.reload();
      return;
    }
  } catch {
    // No connection for the moment: look again.
  }
  setTimeout(look, SECONDS * 1000);
}

setTimeout(look, SECONDS * 1000);
