for (const type of ["live:flash", "live:error", "live:result", "renamed"]) {
  addEventListener(type, event => console.debug("live-event " + JSON.stringify({ type, detail: event.detail ?? null })))
}
